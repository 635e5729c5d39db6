// The layers of ARCHITECTURE.md, lowest first. A layer imports itself and the layers before it.
const layers = [
  'core',
  'ddi',
  'scsi',
  'emulator',
  'tape-files',
  'toolchain',
  'machine',
  'class',
  'changer-class',
  'tape-class',
  'rsm',
  'lab',
  'live',
  'trace-files',
  'view',
  'qualify',
  'lint',
  'language',
  'debug',
  'cli',
  'pages',
  'extension',
];
// What a layer may never know, although the order would allow it.
const never = {
  emulator: ['ddi'],
  'tape-files': ['ddi', 'scsi'],
  toolchain: ['scsi', 'emulator', 'tape-files'],
  machine: ['scsi', 'emulator', 'tape-files', 'toolchain'],
  class: ['emulator', 'toolchain'],
  'changer-class': ['emulator', 'toolchain'],
  'tape-class': ['emulator', 'toolchain', 'changer-class'],
  rsm: ['scsi', 'emulator', 'toolchain', 'machine', 'class', 'changer-class', 'tape-class'],
  lint: [
    'machine',
    'class',
    'changer-class',
    'tape-class',
    'rsm',
    'lab',
    'live',
    'trace-files',
    'view',
    'qualify',
    'emulator',
  ],
  language: ['machine', 'class', 'changer-class', 'tape-class', 'rsm', 'lab', 'qualify', 'emulator'],
  extension: ['pages'],
};

const upward = layers.slice(0, -1).map((layer, index) => ({
  name: `${layer}-imports-only-lower-layers`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: `^src/(${layers.slice(index + 1).join('|')})/` },
}));
const forbidden = Object.entries(never).map(([layer, others]) => ({
  name: `${layer}-never-knows-${others.join('-')}`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: `^src/(${others.join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...upward,
    ...forbidden,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'data-layers-do-no-io',
      comment: 'They are pure: the same input gives the same bytes. live and view run in a browser too.',
      severity: 'error',
      from: { path: '^src/(?:(?:core|ddi|scsi|emulator|live|view)/|trace-files/(?!file/))' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-the-extension-imports-vscode',
      severity: 'error',
      from: { pathNot: '^src/extension/' },
      to: { path: '^vscode$' },
    },
    {
      name: 'webviews-know-the-extension-by-its-messages',
      severity: 'error',
      from: { path: '^webview/' },
      to: { path: '^src/', pathNot: '^src/(?:(?:core|live|view)/|trace-files/(?!file/))' },
    },
    {
      name: 'no-file-outside-a-layer',
      severity: 'error',
      from: { path: '^src/[^/]+$' },
      to: {},
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};
