import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE, VSIX } from '../host/paths.ts';
import { installExtension, makeProfile } from '../host/profile.ts';
import { startServer, type Server } from '../host/server.ts';
import { LibraryDrawing } from './support/library-drawing.ts';
import { pictureOnFailure } from './support/picture-on-failure.ts';
import { SideBar } from './support/side-bar.ts';
import { Workbench } from './support/workbench.ts';

let profile: string;
let folder: string;
let server: Server;
let vscode: Workbench;
pictureOnFailure(() => vscode);

/** A language pack as VS Code notes it once it is installed. Its texts are missing, so VS Code's own stay English. */
function installLanguagePack(language: string): void {
  const translations = path.join(profile, 'data', `${language}.i18n.json`);
  writeFileSync(translations, JSON.stringify({ contents: {} }));
  const pack = {
    hash: 'of-the-test',
    label: language,
    extensions: [{ extensionIdentifier: { id: 'changer-lab.language-of-the-test' }, version: '0.0.1' }],
    translations: { vscode: translations },
  };
  writeFileSync(path.join(profile, 'data/languagepacks.json'), JSON.stringify({ [language]: pack }));
}

beforeAll(async () => {
  profile = makeProfile();
  folder = mkdtempSync(path.join(tmpdir(), 'changer-lab-german-'));
  cpSync(SAMPLE, folder, { recursive: true });
  installExtension(profile, VSIX);
  installLanguagePack('de');
  server = await startServer(profile, ['--disable-workspace-trust', '--locale', 'de']);
  vscode = await Workbench.open(folder, server.port);
});

afterAll(async () => {
  await vscode.close();
  await server.stop();
  for (const made of [profile, folder]) rmSync(made, { recursive: true, force: true });
});

describe('a German VS Code', () => {
  const view = () => vscode.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');

  it('has German commands, which open a German view', async () => {
    await vscode.command('Changer Lab: Bibliothek anzeigen');
    await view().getByText('Es läuft kein Treiber.').waitFor();
    await view().getByText('Debuggen starten (F5)').waitFor();
    expect(await view().locator('html').getAttribute('lang')).toBe('de');
    await vscode.page.keyboard.press('Control+F4');
  });

  it('opens a library file as a German drawing', async () => {
    await vscode.openTab('library.changer.json');
    await view().locator('[data-spot="slot 7"]').click();
    await view().getByText('Steckplatz 7 · Reinigungssteckplatz').waitFor();
    await vscode.picture('german-library-file');
    const drawing = await LibraryDrawing.find(vscode.page);
    expect(await drawing.label('slot 7')).toBe(
      'Steckplatz 7, Reinigungskassette CLN001L1, Reinigungssteckplatz',
    );
  });

  it('calls elements in its side bar as the drawing does', async () => {
    const sideBar = new SideBar(vscode.page, 'Anforderungen');
    await sideBar.open();
    await sideBar.press('Treiber', 'smoke.scenario.json', 'Treiber ohne Debuggen starten');
    await sideBar.says('Anforderungen', 'smoke.scenario.json', /38 von 38 erledigt/);
    await sideBar.says('Geräte', 'Tür 0', /Geschlossen/);
    await sideBar.row('Geräte', 'Steckplätze').click();
    await sideBar.says('Geräte', 'Steckplatz 0', /A00001L6/);
    await vscode.picture('german-side-bar');
    await vscode.stop();
  });
});
