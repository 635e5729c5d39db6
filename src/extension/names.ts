/** The names that the manifest and the code share; a test compares the two. */

/** The debugger's type in launch.json. */
export const DEBUG_TYPE = 'changer';

/** Commands that ask the running library for something: the buttons in the rows of its trees. */
export const ACT_COMMANDS = [
  'changer-lab.openDoor',
  'changer-lab.closeDoor',
  'changer-lab.openPort',
  'changer-lab.closePort',
  'changer-lab.unloadDrive',
  'changer-lab.powerCycle',
  'changer-lab.runStepAgain',
] as const;

/** Commands that start a driver or a scenario: of a row, of a file, or of the workspace. */
export const START_COMMANDS = ['changer-lab.debugDriver', 'changer-lab.runDriver'] as const;

/** Commands that rows of the trees have buttons for. */
export const ROW_COMMANDS = [...START_COMMANDS, 'changer-lab.qualify', ...ACT_COMMANDS] as const;

export type RowCommand = (typeof ROW_COMMANDS)[number];

export const COMMANDS = [
  'changer-lab.createSample',
  ...START_COMMANDS,
  'changer-lab.nextCommand',
  'changer-lab.endOfRequest',
  'changer-lab.showFeatureMatrix',
  'changer-lab.showLibrary',
  'changer-lab.openDocumentation',
  ...ACT_COMMANDS,
  'changer-lab.saveRecording',
  'changer-lab.showTrace',
  'changer-lab.qualify',
] as const;

/** Commands that only code actions, the walkthrough and reports run: they have no title of their own. */
export const ACTION_COMMANDS = [
  'changer-lab.turnRuleOff',
  'changer-lab.showFlags',
  'changer-lab.openLine',
] as const;

/** The walkthrough, as the editor names it. */
export const WALKTHROUGH = 'changer-lab.changer-lab#first-minute';

/** The drawing of the running library in the side bar of Run and Debug, and as a panel. */
export const LIBRARY_SIDE_VIEW = 'changerLab.library';
export const LIBRARY_PANEL = 'changerLab.libraryPanel';

/** The trees of the side bar. */
export const TREES = {
  drivers: 'changerLab.drivers',
  devices: 'changerLab.devices',
  requests: 'changerLab.requests',
} as const;

/** The table of a run's SCSI commands, and that of a `.chtrace` file. */
export const TRACE_PANEL = 'changerLab.tracePanel';
export const TRACE_EDITOR = 'changerLab.traceEditor';

/** The drawing of a library file. */
export const LIBRARY_EDITOR = 'changerLab.libraryEditor';

/** The report of a qualification. */
export const QUALIFICATION_REPORT = 'changerLab.qualificationReport';

export type CommandId = (typeof COMMANDS)[number] | (typeof ACTION_COMMANDS)[number];

/** The tools for language models. */
export const TOOLS = [
  'changer-lab_runDriver',
  'changer-lab_explainSense',
  'changer-lab_listRuleViolations',
] as const;

export type ToolName = (typeof TOOLS)[number];

/** The attributes of a launch, besides those that every debugger has. */
export const LAUNCH_ATTRIBUTES = [
  'program',
  'library',
  'scenario',
  'tape',
  'stopOnEntry',
  'stopOn',
  'defines',
  'includePath',
] as const;

export const LANGUAGES = ['c', 'cpp'] as const;
