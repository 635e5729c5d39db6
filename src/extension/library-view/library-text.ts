import { editLibrary } from '../../lab/files/library-edit.ts';
import { readLibrary } from '../../lab/files/library-file.ts';
import type { ToLibraryView } from '../../view/library/messages.ts';
import { restingLibrary } from '../../view/library/resting.ts';

// What the editor of library files knows of their text: a bundle of its own, loaded when the first is opened.

/**
 * What the view is to draw of a library file.
 * @param file its path, for files that it names.
 * @param name what the view calls it.
 */
export function drawingOf(file: string, name: string, text: string): ToLibraryView {
  const { library, problems } = readLibrary(file, text);
  return {
    kind: 'file',
    name,
    problems: problems.map(({ line, path, message }) => ({ line, path, message })),
    ...(library ? { library: restingLibrary(name, library.model) } : {}),
  };
}

export { editLibrary };
