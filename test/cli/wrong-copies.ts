import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageFile } from '../../src/toolchain/package-files.ts';

/** The sample's driver with one mistake. */
export interface WrongCopy {
  /** The rule that it breaks. */
  readonly rule: string;
  readonly mistake: string;
  /** Text behind which the edit is made; the beginning of the file where left out. */
  readonly after?: string;
  readonly right: string;
  readonly wrong: string;
  /** Text, found once, that ends in the line that a finding names. */
  readonly line: string;
}

const MOVE = 'cdb->MOVE_MEDIUM.Flip = (request->Flip != FALSE);\n\n    status = LoaderSend(';

export const WRONG_COPIES: readonly WrongCopy[] = [
  {
    rule: 'C17',
    mistake: 'takes the first address beyond the last element',
    right: 'Element->ElementAddress >= ChangerData->Elements[Element->ElementType].Count',
    wrong: 'Element->ElementAddress > ChangerData->Elements[Element->ElementType].Count',
    after: 'LoaderCheckElement(\n    IN PCHANGER_DATA ChangerData,',
    line: 'cdb->CDB6GENERIC.OperationCode = SCSIOP_REZERO_UNIT;\n\n    status = LoaderSend(',
  },
  {
    rule: 'F19',
    mistake: 'takes any element for a transport',
    after: 'NTSTATUS\nChangerMoveMedium(',
    right: '&request->Transport, CHANGER_TO_TRANSPORT);',
    wrong: '&request->Transport, LOADER_ANY_ELEMENT);',
    line: MOVE,
  },
  {
    rule: 'F22',
    mistake: 'gives a full destination a general status',
    right: '*Status = STATUS_DESTINATION_ELEMENT_FULL;',
    wrong: '*Status = STATUS_IO_DEVICE_ERROR;',
    line: '*Status = STATUS_IO_DEVICE_ERROR;',
  },
  {
    rule: 'K10',
    mistake: 'has bar codes read without a reader',
    right: '!(request->BarCodeScan && changerData->BarCodeReader)',
    wrong: '!request->BarCodeScan',
    line: 'INITIALIZE_ELEMENT_RANGE.NoBarCode = noBarCode;\n    }\n\n    status = LoaderSend(',
  },
  {
    rule: 'I13',
    mistake: 'takes any control',
    right: 'request->Control > RETRACT_IEPORT',
    wrong: 'request->Control > 0x7fffffff',
    after: 'NTSTATUS\nChangerSetAccess(',
    line: 'LOADER_PORT_OPEN : LOADER_PORT_CLOSE;\n    }\n\n    status = LoaderSend(',
  },
  {
    rule: 'H06',
    mistake: 'leaves IoStatus.Information 0 after a move',
    right: 'Irp->IoStatus.Information = sizeof(CHANGER_MOVE_MEDIUM);',
    wrong: 'Irp->IoStatus.Information = 0;',
    after: 'NTSTATUS\nChangerMoveMedium(',
    line: MOVE,
  },
  {
    rule: 'O08',
    mistake: 'keeps the buffer of a search',
    after: 'status = LoaderFillEntries(changerData, buffer, srb.DataTransferLength, Report);',
    right: 'ChangerClassFreePool(buffer);',
    wrong: 'buffer = NULL;',
    line: 'status = LoaderRequestVolumeAddress(DeviceObject, element, &report);\n    }\n\n    if (NT_SUCCESS(status)) {\n        info->NumberOfElements = room - report.Room;',
  },
  {
    rule: 'Q03',
    mistake: 'returns success whatever became of a move',
    after: 'Irp->IoStatus.Information = sizeof(CHANGER_MOVE_MEDIUM);',
    right: 'return status;',
    wrong: 'return STATUS_SUCCESS;',
    line: MOVE,
  },
  {
    rule: 'F06',
    mistake: 'says that it has done an exchange that it has not',
    after: 'The device has one picker and no EXCHANGE MEDIUM command.',
    right: 'return STATUS_INVALID_DEVICE_REQUEST;',
    wrong: 'return STATUS_SUCCESS;',
    line: 'ChangerExchangeMedium(\n    IN PDEVICE_OBJECT DeviceObject,\n    IN PIRP Irp\n    )\n\n/*++\n\nRoutine Description:\n\n    The device has one picker and no EXCHANGE MEDIUM command.\n\n--*/\n\n{\n    PAGED_CODE();',
  },
  {
    rule: 'N10',
    mistake: 'reads past the last element',
    right: 'if (count > elements - element->ElementAddress) {',
    wrong: 'if (count > 0xffff) {',
    line: 'status = LoaderReadElementStatus(DeviceObject, element->ElementType,',
  },
  {
    rule: 'C05',
    mistake: 'counts the cleaner slot among the data slots',
    right: 'parameters->NumberStorageElements = slots;',
    wrong: 'parameters->NumberStorageElements = (USHORT)(slots + LOADER_CLEANER_SLOTS);',
    line: 'parameters->NumberStorageElements = (USHORT)(slots + LOADER_CLEANER_SLOTS);',
  },
  {
    rule: 'X05',
    mistake: 'clears more than the buffer holds',
    right: 'RtlZeroMemory(report.Next, length);',
    wrong: 'RtlZeroMemory(report.Next, length + 32);',
    line: 'Irp->IoStatus.Information = (ULONG_PTR)(report.Next - ',
  },
  {
    rule: 'Q01',
    mistake: 'divides by the number of the transport',
    after: 'Has the transport find its reference position again.',
    right: 'PAGED_CODE();',
    wrong: 'PAGED_CODE(); srb.CdbLength = (UCHAR)(6 / transport->ElementAddress);',
    line: 'srb.CdbLength = (UCHAR)(6 / transport->ElementAddress);',
  },
  {
    rule: 'Q04',
    mistake: 'forgets its elements after a command that failed',
    right: 'DebugPrint((1, "autoloader: command %x failed',
    wrong: 'LoaderGetData(DeviceObject)->TotalElements = 0; DebugPrint((1, "autoloader: command %x failed',
    after: 'if (!NT_SUCCESS(status)) {',
    line: 'count > elements - element->ElementAddress) {\n        return STATUS_ILLEGAL_ELEMENT_ADDRESS;',
  },
  {
    rule: 'Q02',
    mistake: 'waits for ever for a door that is open',
    right: '*Status = STATUS_DEVICE_DOOR_OPEN;',
    wrong: 'while (sense->SenseKey != 0) { *Status = STATUS_DEVICE_DOOR_OPEN; }',
    line: 'while (sense->SenseKey != 0)',
  },
];

/** A folder with the sample and one mistake in it; the driver's file and the line that a finding must name. */
export interface MadeCopy {
  readonly file: string;
  readonly line: number;
  readonly remove: () => void;
}

const SAMPLE = packageFile('samples', 'autoloader');

/** Makes the copy. @throws Error where the sample has no such text: then the edit must be changed with it. */
export function makeCopy({ after = '', right, wrong, line }: WrongCopy): MadeCopy {
  const text = readFileSync(path.join(SAMPLE, 'autoloader.c'), 'utf8');
  const from = text.indexOf(after);
  const at = text.indexOf(right, from);
  if (from < 0 || at < 0) throw new Error(`the sample has no ${JSON.stringify(right)} behind the text`);
  const edited = text.slice(0, at) + wrong + text.slice(at + right.length);
  const parts = edited.split(line);
  if (parts.length !== 2)
    throw new Error(`the copy has ${JSON.stringify(line)} ${parts.length - 1} times, not once`);
  const folder = mkdtempSync(path.join(tmpdir(), 'wrong copy é '));
  cpSync(SAMPLE, folder, { recursive: true });
  const file = path.join(folder, 'autoloader.c');
  writeFileSync(file, edited);
  return {
    file,
    line: `${parts[0]}${line}`.split('\n').length,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
