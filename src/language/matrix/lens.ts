import type { CodeLens } from 'vscode-languageserver/node';
import { counted } from '../../core/counted.ts';
import { spanOf } from '../../lint/syntax/place.ts';
import type { OpenDocument } from '../documents/open-document.ts';
import { EDITOR_COMMANDS, type MatrixParams } from '../protocol.ts';
import { flagStates } from './flag-states.ts';
import { findingsIn } from './routine-findings.ts';

/** One line over each routine that fills in the parameters. @param commands those that the editor has. */
export function lenses(document: OpenDocument, commands: ReadonlySet<string>): CodeLens[] {
  const analysis = document.analysis();
  if (!analysis || !document.surroundings().settings.enable) return [];
  const findings = document.findings();
  const shows = commands.has(EDITOR_COMMANDS.showMatrix);
  return analysis.routines.map((routine): CodeLens => {
    const { name, nameAt } = routine.definition;
    const states = flagStates(routine);
    const counts = routine.struct.words.map((word) => {
      const on = states.filter(
        (flag) => flag.word === word && (flag.setting === 'set' || flag.setting === 'some'),
      );
      return `${on.length} ${word.toLowerCase()}`;
    });
    const problems = counted(findingsIn(analysis, routine, findings).length, 'problem');
    const text = [...counts, problems].join(', ');
    const { start, end } = spanOf(nameAt);
    const params: MatrixParams = { uri: document.uri, routine: name };
    return {
      range: { start: document.source.positionAt(start), end: document.source.positionAt(end) },
      command: {
        title: shows ? `${text} · show matrix` : text,
        command: shows ? EDITOR_COMMANDS.showMatrix : '',
        arguments: [params],
      },
    };
  });
}
