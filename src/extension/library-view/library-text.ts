import type { LibraryEdit, EditOutcome } from '../../lab/files/library-edit.ts';
import { editLibrary } from '../../lab/files/library-edit.ts';
import { readLibrary } from '../../lab/files/library-file.ts';
import type { ToLibraryView } from '../../view/library/messages.ts';
import { restingLibrary } from '../../view/library/resting.ts';
import { toWire } from '../../view/library/wire-snapshot.ts';

/** What the editor of library files asks about a text. */
export type LibraryQuestion =
  | { readonly ask: 'drawing'; readonly file: string; readonly name: string; readonly text: string }
  | { readonly ask: 'edit'; readonly file: string; readonly text: string; readonly edit: LibraryEdit };

/** What comes of each question. */
export interface LibraryAnswers {
  readonly drawing: ToLibraryView;
  readonly edit: EditOutcome;
}

/** Answers a question. @param file path of the file, for messages and for files that it names. */
export function answer(question: LibraryQuestion): LibraryAnswers[LibraryQuestion['ask']] {
  return question.ask === 'drawing'
    ? drawingOf(question.file, question.name, question.text)
    : editLibrary(question.file, question.text, question.edit);
}

/** What the view is to draw of a library file. @param name what the view calls it. */
function drawingOf(file: string, name: string, text: string): ToLibraryView {
  const { library, problems } = readLibrary(file, text);
  const found = problems.map(({ line, path, message }) => ({ line, path, message }));
  return {
    kind: 'file',
    name,
    problems: found,
    ...(library ? { library: toWire(restingLibrary(name, library.model)) } : {}),
  };
}
