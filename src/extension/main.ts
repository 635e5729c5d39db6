import * as vscode from 'vscode';
import type { MatrixParams, RuleOffParams } from '../language/protocol.ts';
import { registerCommands } from './commands.ts';
import { AdapterFactory } from './debug/adapter-factory.ts';
import { ConfigurationProvider } from './debug/configuration-provider.ts';
import { DynamicConfigurations } from './debug/dynamic-configurations.ts';
import { InlineValues } from './debug/inline-values.ts';
import { RequestStatus } from './debug/request-status.ts';
import { listenToAdapter } from './debug/session-events.ts';
import { sendToAdapter } from './debug/session-requests.ts';
import { FeatureMatrix } from './language/feature-matrix.ts';
import { registerTools } from './language-model/tools.ts';
import { LanguageFeatures } from './language/language-features.ts';
import { turnRuleOff } from './language/turn-rule-off.ts';
import { LibraryEditor } from './library-view/library-editor.ts';
import { LibraryPanel } from './library-view/library-panel.ts';
import { LiveHub } from './live/live-hub.ts';
import { saveRecording } from './live/save-recording.ts';
import { DEBUG_TYPE, LANGUAGES } from './names.ts';
import { DriverContext } from './qualify/driver-context.ts';
import { QualifyDriver } from './qualify/qualify-driver.ts';
import { openLine, type Place } from './qualify/report-panel.ts';
import { ScenarioTests } from './tests/scenario-tests.ts';
import { registerTrees } from './trees/register-trees.ts';
import { rowHandlers } from './trees/row-handlers.ts';
import { createSample, showNewSample } from './sample/create-sample.ts';
import { openDocumentation } from './walkthrough/open-documentation.ts';
import { RuleProgress } from './walkthrough/rule-progress.ts';
import { showFlags } from './walkthrough/show-flags.ts';
import { TraceEditor } from './trace-view/trace-editor.ts';
import { TracePanel } from './trace-view/trace-panel.ts';

/** What tests read of the extension. */
export interface ExtensionApi {
  /** How long activation took. */
  readonly activationMilliseconds: number;
}

/** Registers everything and loads nothing: compiler and debugger live in a process of their own. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  const begin = performance.now();
  const { DebugConfigurationProviderTriggerKind: trigger } = vscode;
  const command = context.asAbsolutePath('dist/cli.mjs');
  const features = new LanguageFeatures({
    command,
    client: context.asAbsolutePath('dist/language-client.cjs'),
  });
  const matrix = new FeatureMatrix(features);
  const hub = new LiveHub();
  const status = new RequestStatus(hub);
  const library = new LibraryPanel(hub, context.extensionUri);
  const trace = new TracePanel(hub, context.extensionUri);
  const dynamic = new DynamicConfigurations();
  const { homepage } = context.extension.packageJSON as { homepage: string };
  const qualify = new QualifyDriver(
    { command, report: context.asAbsolutePath('dist/qualify-report.cjs'), homepage },
    features,
    context.workspaceState,
  );
  context.subscriptions.push(
    features,
    matrix,
    hub,
    status,
    vscode.debug.registerDebugConfigurationProvider(
      DEBUG_TYPE,
      new ConfigurationProvider(context.workspaceState),
    ),
    vscode.debug.registerDebugConfigurationProvider(DEBUG_TYPE, dynamic, trigger.Initial),
    vscode.debug.registerDebugConfigurationProvider(DEBUG_TYPE, dynamic, trigger.Dynamic),
    vscode.debug.registerDebugAdapterDescriptorFactory(DEBUG_TYPE, new AdapterFactory(command)),
    listenToAdapter(features, status, hub),
    registerTrees(hub, (program) => qualify.run(program)),
    new ScenarioTests(command),
    library.register(),
    new LibraryEditor(context.extensionUri, context.asAbsolutePath('dist/library-worker.mjs')).register(),
    trace.register(),
    new TraceEditor(context.extensionUri).register(),
    registerTools(command),
    new RuleProgress(),
    qualify,
    new DriverContext(),
    vscode.languages.registerInlineValuesProvider([...LANGUAGES], new InlineValues()),
    registerCommands({
      'changer-lab.createSample': (from) =>
        createSample(context.asAbsolutePath('samples/autoloader'), context.globalState, from),
      'changer-lab.nextCommand': () => sendToAdapter('changer/nextCommand'),
      'changer-lab.endOfRequest': () => sendToAdapter('changer/endOfRequest'),
      'changer-lab.showFeatureMatrix': (given) => matrix.show(given as MatrixParams | undefined),
      'changer-lab.showLibrary': () => library.show(),
      'changer-lab.openDocumentation': () => openDocumentation(context.asAbsolutePath('docs/README.md')),
      'changer-lab.showFlags': () => showFlags(),
      ...rowHandlers(hub, (given) => qualify.run(given)),
      'changer-lab.saveRecording': () => saveRecording(hub),
      'changer-lab.showTrace': () => trace.show(),
      'changer-lab.openLine': (place) => openLine(place as Place),
      'changer-lab.turnRuleOff': (given) => turnRuleOff(given as RuleOffParams),
    }),
  );
  showNewSample(context.globalState).catch((error: unknown) => {
    void vscode.window.showErrorMessage((error as Error).message);
  });
  return { activationMilliseconds: performance.now() - begin };
}
