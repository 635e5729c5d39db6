import type { DrawnLibrary } from '../../src/view/library/drawn-library.ts';
import type { SectionOptions } from '../../src/view/library/pane-layout.ts';
import { Picture } from '../../src/view/library/picture.ts';
import type { PaneName } from '../../src/view/library/sections.ts';

/** Pixels for the slots of a saved picture, whatever the window's width. */
const STORAGE_WIDTH = 900;

/** The picture of a view in the colours of its theme. @param view has the theme's colours. */
export function viewPicture(
  library: DrawnLibrary,
  sections: Readonly<Record<PaneName, readonly SectionOptions[]>>,
  view: Element,
): string {
  const style = getComputedStyle(view);
  const colour = (name: string): string => plainColour(style.getPropertyValue(name).trim(), style.color);
  const picture = new Picture(library, {
    surface: colour('--surface'),
    raised: colour('--raised'),
    text: colour('--text'),
    muted: colour('--muted'),
    line: colour('--line'),
    cartridge: colour('--cartridge'),
    cartridgeText: colour('--cartridge-text'),
    spine: colour('--spine'),
  });
  return picture.draw(sections.devices, sections.storage, STORAGE_WIDTH);
}

/** A colour as every reader of SVG knows it, `#rrggbb`: a theme may mix its colours as only a browser can. */
function plainColour(colour: string, otherwise: string): string {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context) return otherwise;
  context.fillStyle = otherwise;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  if (alpha === 0) return 'none';
  return `#${[red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
