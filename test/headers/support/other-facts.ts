/** Sizes and numbers that no table of `src/ddi` holds; ours and mingw-w64's headers must agree on them. */

/** [C expression, value in 32-bit Windows, value in 64-bit Windows where it differs]. */
type Fact = readonly [expression: string, x86: number, x64?: number];

const FACTS: readonly Fact[] = [
  // Objects inside the structures of drivers.
  ['sizeof(KEVENT)', 16, 24],
  ['sizeof(KTIMER)', 40, 64],
  ['sizeof(KDPC)', 32, 64],
  ['sizeof(KMUTEX)', 32, 56],
  ['sizeof(FAST_MUTEX)', 32, 56],
  ['sizeof(KDEVICE_QUEUE)', 20, 40],
  ['sizeof(SLIST_HEADER)', 8, 16],
  ['sizeof(FILE_OBJECT)', 128, 216],
  ['sizeof(VPB)', 88, 96],
  ['sizeof(IO_ERROR_LOG_PACKET)', 48],
  ['sizeof(CONFIGURATION_INFORMATION)', 40],
  ['__builtin_offsetof(CONFIGURATION_INFORMATION, MediumChangerCount)', 36],
  ['sizeof(OBJECT_ATTRIBUTES)', 24, 48],
  ['sizeof(RTL_QUERY_REGISTRY_TABLE)', 28, 56],
  ['__builtin_offsetof(KEY_VALUE_PARTIAL_INFORMATION, Data)', 12],
  ['__builtin_offsetof(KEY_VALUE_FULL_INFORMATION, Name)', 20],
  ['__builtin_offsetof(KEY_FULL_INFORMATION, Class)', 44],
  // Nested members that accessors reach.
  ['__builtin_offsetof(IRP, AssociatedIrp.SystemBuffer)', 12, 24],
  ['__builtin_offsetof(IRP, IoStatus.Information)', 28, 56],
  ['__builtin_offsetof(IRP, Tail.Overlay.CurrentStackLocation)', 96, 184],
  ['__builtin_offsetof(IO_STACK_LOCATION, Parameters.DeviceIoControl.InputBufferLength)', 8, 16],
  ['__builtin_offsetof(IO_STACK_LOCATION, Parameters.DeviceIoControl.IoControlCode)', 12, 24],
  ['__builtin_offsetof(IO_STACK_LOCATION, Parameters.DeviceIoControl.Type3InputBuffer)', 16, 32],
  ['__builtin_offsetof(IO_STACK_LOCATION, Parameters.Scsi.Srb)', 4, 8],
  ['__builtin_offsetof(IO_STACK_LOCATION, Parameters.Read.ByteOffset)', 12, 24],
  ['__builtin_offsetof(IO_STACK_LOCATION, Parameters.Power.ShutdownType)', 16, 32],
  ['__builtin_offsetof(IO_STACK_LOCATION, Parameters.Create.ShareAccess)', 14, 26],
  // Buffers of storage requests.
  ['sizeof(SCSI_PASS_THROUGH)', 44, 56],
  ['sizeof(SCSI_PASS_THROUGH_DIRECT)', 44, 56],
  ['sizeof(SRB_IO_CONTROL)', 28],
  ['sizeof(IO_SCSI_CAPABILITIES)', 24],
  ['sizeof(STORAGE_DEVICE_NUMBER)', 12],
  ['sizeof(GET_MEDIA_TYPES)', 40],
  ['sizeof(DEVICE_MEDIA_INFO)', 32],
  ['sizeof(STORAGE_PROPERTY_QUERY)', 12],
  ['sizeof(WMIGUIDREGINFO)', 12, 16],
  ['sizeof(WMI_CHANGER_PARAMETERS)', 28],
  ['sizeof(CDB)', 16],
  ['IOCTL_SCSI_PASS_THROUGH', 0x4d004],
  ['IOCTL_SCSI_GET_ADDRESS', 0x41018],
  ['IOCTL_STORAGE_CHECK_VERIFY', 0x2d4800],
  ['IOCTL_STORAGE_GET_MEDIA_TYPES_EX', 0x2d0c04],
  ['IOCTL_STORAGE_GET_DEVICE_NUMBER', 0x2d1080],
  ['IOCTL_STORAGE_QUERY_PROPERTY', 0x2d1400],
  ['IOCTL_STORAGE_PERSISTENT_RESERVE_OUT', 0x2dd01c],
  // Enumerations.
  ['NonPagedPoolNx', 512],
  ['PagedPoolCacheAligned', 5],
  ['NonPagedPoolNxCacheAligned', 516],
  ['UserRequest', 6],
  ['KeyValuePartialInformation', 2],
  ['DevicePropertyRemovalPolicy', 19],
  ['PowerDeviceD3', 4],
  ['PowerSystemShutdown', 6],
  ['BusTypeSas', 10],
  ['DDS_4mm', 0x20],
  ['CLEANER_CARTRIDGE', 0x32],
  ['LTO_Ultrium', 0x56],
  ['VXATape', 0x5e],
  ['StorageAdapterProperty', 1],
  ['VpdIdentifierTypeSCSINameString', 8],
  ['MmCached', 1],
  ['HighPagePriority', 32],
];

export function otherAssertions(column: 0 | 1): string {
  return FACTS.map(([expression, x86, x64]) => {
    const value = column === 0 ? x86 : (x64 ?? x86);
    return `_Static_assert((unsigned int)(${expression}) == ${value}u, "${expression} is ${value}");\n`;
  }).join('');
}
