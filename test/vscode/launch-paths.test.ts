import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { absolutePaths, driverFolder, withoutEmpty } from '../../src/extension/debug/launch-paths.ts';

const BASE = path.resolve('/work space/é');

describe('the paths of a launch', () => {
  it('are relative to the workspace folder', () => {
    const config = { program: ['a.c', 'sub/b.c'], library: 'lib.changer.json', includePath: ['inc'] };
    expect(absolutePaths(config, BASE)).toEqual({
      program: [path.join(BASE, 'a.c'), path.join(BASE, 'sub/b.c')],
      library: path.join(BASE, 'lib.changer.json'),
      includePath: [path.join(BASE, 'inc')],
    });
  });

  it('stay as they are where they are absolute, or no paths', () => {
    const config = { program: path.resolve('/other/a.c'), library: 7, stopOnEntry: true };
    expect(absolutePaths(config, BASE)).toEqual(config);
  });

  it('may be empty for what is left out', () => {
    expect(withoutEmpty({ program: 'a.c', library: '', scenario: 's' })).toEqual({
      program: 'a.c',
      scenario: 's',
    });
  });

  it.each([
    [path.join(BASE, 'a.c'), BASE],
    [[path.join(BASE, 'a.CPP'), path.resolve('/elsewhere/b.c')], BASE],
    [BASE, BASE],
    [undefined, undefined],
    [7, undefined],
  ])('tell the folder of the driver %j', (program, folder) => {
    expect(driverFolder(program)).toBe(folder);
  });
});
