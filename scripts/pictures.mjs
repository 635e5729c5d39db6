// Takes over what the UI tests `pictures` and `film` have photographed: `npm run pictures`. The pictures of the film
// become docs/images/film.gif. Their names say how long each stays, in milliseconds: 003-1500.png. A picture that is
// like the one before adds to its time.
import gifenc from 'gifenc';
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';

const { GIFEncoder, applyPalette, quantize } = gifenc;
const stills = 'test/vscode/out/pictures';
const folder = 'test/vscode/out/film';
const images = 'docs/images';
const target = path.join(images, 'film.gif');
/** The colour that leaves a pixel as it was; all pictures share the others, so that what stays looks the same. */
const SAME = 255;
/** Every so many pictures are asked for their colours. */
const SAMPLE = 4;

for (const name of readdirSync(stills)) copyFileSync(path.join(stills, name), path.join(images, name));

const pictures = [];
for (const name of readdirSync(folder).sort()) {
  const delay = Number(/-(\d+)\.png$/.exec(name)[1]);
  const { data, width, height } = PNG.sync.read(readFileSync(path.join(folder, name)));
  const last = pictures.at(-1);
  if (last && Buffer.compare(last.data, data) === 0) last.delay += delay;
  else pictures.push({ data, width, height, delay });
}
const samples = pictures.filter(
  (_picture, number) => number % SAMPLE === 0 || number === pictures.length - 1,
);
const palette = quantize(Buffer.concat(samples.map(({ data }) => data)), SAME);
while (palette.length <= SAME) palette.push([0, 0, 0]);
const gif = GIFEncoder();
let before;
for (const { data, width, height, delay } of pictures) {
  const index = applyPalette(data, palette.slice(0, SAME));
  const changed = before ? index.map((colour, pixel) => (colour === before[pixel] ? SAME : colour)) : index;
  const same = before ? { transparent: true, transparentIndex: SAME } : { palette };
  gif.writeFrame(changed, width, height, { delay, dispose: 1, ...same });
  before = index;
}
gif.finish();
writeFileSync(target, gif.bytes());
const seconds = pictures.reduce((sum, { delay }) => sum + delay, 0) / 1000;
const size = (statSync(target).size / 1e6).toFixed(2);
process.stdout.write(`${target}: ${pictures.length} pictures, ${seconds.toFixed(1)} s, ${size} MB\n`);
