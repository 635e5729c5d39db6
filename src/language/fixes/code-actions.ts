import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver/node';
import { ruleById } from '../../ddi/rules/index.ts';
import type { LintDiagnostic } from '../../lint/diagnostic.ts';
import { rangeOf, toRuleDiagnostic } from '../diagnostics/rule-diagnostics.ts';
import type { Documents } from '../documents/documents.ts';
import type { OpenDocument } from '../documents/open-document.ts';
import { EDITOR_COMMANDS, type RuleOffParams } from '../protocol.ts';
import { fixAll } from './fix-all.ts';
import { suppressEdit } from './suppress.ts';
import { toWorkspaceEdit } from './workspace-edit.ts';

/** `source.fixAll.changer-lab`, which editors can run on save. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.changer-lab`;

/** What the client can do with actions. */
export interface ActionAbilities {
  readonly snippets: boolean;
  readonly commands: ReadonlySet<string>;
}

/** What an action that is worked out when it is chosen knows: for which version it was offered. */
interface FixAllData {
  readonly uri: string;
  readonly version: number;
  /** All findings where it is left out. */
  readonly rule?: string;
}

function asksFor(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((one) => kind === one || kind.startsWith(`${one}.`));
}

function touches(found: LintDiagnostic, { range }: CodeActionParams): boolean {
  const { start, end } = rangeOf(found);
  const before = (a: typeof start, b: typeof start): boolean =>
    a.line < b.line || (a.line === b.line && a.character <= b.character);
  return before(start, range.end) && before(range.start, end);
}

/** The actions on a range of a document. */
export function codeActions(
  documents: Documents,
  document: OpenDocument,
  params: CodeActionParams,
  abilities: ActionAbilities,
): CodeAction[] {
  const analysis = document.analysis();
  if (!analysis) return [];
  const { only } = params.context;
  const own = document.findings().filter(({ file }) => file === document.file);
  const actions: CodeAction[] = [];
  if (asksFor(CodeActionKind.QuickFix, only)) {
    const here = own.filter((found) => touches(found, params));
    for (const found of here) {
      const shown = toRuleDiagnostic(found, (file) => documents.uriOf(file));
      const edit =
        found.fix && toWorkspaceEdit(documents, (file) => analysis.unit.textOf(file), found.fix.edits);
      if (found.fix && edit)
        actions.push({
          title: found.fix.title,
          kind: CodeActionKind.QuickFix,
          diagnostics: [shown],
          isPreferred: true,
          edit,
        });
    }
    for (const [id, found] of new Map(here.map((one) => [one.id, one])))
      actions.push(...actionsOfKind(documents, document, found, own, id, abilities));
  }
  const mendable = own.filter(({ fix }) => fix);
  if (asksFor(FIX_ALL, only) && only !== undefined && mendable.length > 0)
    actions.push(
      fixAllAction(document, 'Fix all findings of Changer Lab in this file', FIX_ALL, undefined, []),
    );
  return actions;
}

function fixAllAction(
  { uri, version }: OpenDocument,
  title: string,
  kind: string,
  rule: string | undefined,
  diagnostics: Diagnostic[],
): CodeAction {
  const data: FixAllData = { uri, version, ...(rule === undefined ? {} : { rule }) };
  return { title, kind, data, ...(diagnostics.length > 0 ? { diagnostics } : {}) };
}

/** What can be done with findings of one rule. */
function actionsOfKind(
  documents: Documents,
  document: OpenDocument,
  found: LintDiagnostic,
  own: readonly LintDiagnostic[],
  id: string,
  { snippets, commands }: ActionAbilities,
): CodeAction[] {
  const diagnostics = [toRuleDiagnostic(found, (file) => documents.uriOf(file))];
  const actions: CodeAction[] = [];
  const alike = own.filter((other) => other.id === id && other.fix);
  if (alike.length > 1)
    actions.push(
      fixAllAction(
        document,
        `Fix all ${alike.length} findings of ${id} in this file`,
        CodeActionKind.QuickFix,
        id,
        diagnostics,
      ),
    );
  // What is wrong with a suppression is no rule that could be suppressed.
  if (!ruleById(id)) return actions;
  actions.push({
    title: `Ignore ${id} here, with a reason`,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    edit: suppressEdit(document.source, found, snippets),
  });
  if (commands.has(EDITOR_COMMANDS.turnRuleOff)) {
    const title = `Turn ${id} ${found.rule} off in the settings`;
    const params: RuleOffParams = { uri: document.uri, rule: id };
    actions.push({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      command: { title, command: EDITOR_COMMANDS.turnRuleOff, arguments: [params] },
    });
  }
  return actions;
}

/** Works out the edit of an action that was chosen. Without one, where the text is another by now. */
export async function resolveCodeAction(documents: Documents, action: CodeAction): Promise<CodeAction> {
  const data = action.data as FixAllData | undefined;
  const document = data && (await documents.get(data.uri));
  if (!data || document?.version !== data.version) return action;
  const edits = fixAll(document, ({ id }) => data.rule === undefined || id === data.rule);
  const edit = toWorkspaceEdit(documents, () => document.text, edits);
  return edit && edits.length > 0 ? { ...action, edit } : action;
}
