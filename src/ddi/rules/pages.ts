/**
 * The documents that the rules come from, by the name of the page: Windows driver reference (`nf-`, `ni-`,
 * `ns-`, `ne-` pages), Windows driver guide, Windows SDK (`winioctl`) and the headers themselves.
 */
export const PAGES = {
  // Headers.
  header: 'ntddchgr.h',
  classHeader: 'mcd.h',
  scsiHeader: 'scsi.h',
  statusHeader: 'ntstatus.h',
  // Structures and requests of ntddchgr.h.
  parameters: 'ns-ntddchgr-_get_changer_parameters',
  element: 'ns-ntddchgr-_changer_element',
  elementType: 'ne-ntddchgr-_element_type',
  elementStatus: 'ns-ntddchgr-_changer_element_status',
  readElementStatus: 'ns-ntddchgr-_changer_read_element_status',
  initializeElementStatus: 'ns-ntddchgr-_changer_initialize_element_status',
  moveMedium: 'ns-ntddchgr-_changer_move_medium',
  exchangeMedium: 'ns-ntddchgr-_changer_exchange_medium',
  setPosition: 'ns-ntddchgr-_changer_set_position',
  setAccess: 'ns-ntddchgr-_changer_set_access',
  sendVolumeTag: 'ns-ntddchgr-_changer_send_volume_tag_information',
  productData: 'ns-ntddchgr-_changer_product_data',
  ioctlParameters: 'ni-ntddchgr-ioctl_changer_get_parameters',
  ioctlMove: 'ni-ntddchgr-ioctl_changer_move_medium',
  ioctlExchange: 'ni-ntddchgr-ioctl_changer_exchange_medium',
  ioctlPosition: 'ni-ntddchgr-ioctl_changer_set_position',
  ioctlInitialize: 'ni-ntddchgr-ioctl_changer_initialize_element_status',
  ioctlReinitialize: 'ni-ntddchgr-ioctl_changer_reinitialize_transport',
  // The same structures for applications.
  sdkParameters: 'ns-winioctl-get_changer_parameters',
  sdkProductData: 'ns-winioctl-changer_product_data',
  // Routines of the miniclass driver and of the class driver.
  changerGetParameters: 'nf-mcd-changergetparameters',
  changerGetStatus: 'nf-mcd-changergetstatus',
  changerGetProductData: 'nf-mcd-changergetproductdata',
  changerSetAccess: 'nf-mcd-changersetaccess',
  changerGetElementStatus: 'nf-mcd-changergetelementstatus',
  changerInitializeElementStatus: 'nf-mcd-changerinitializeelementstatus',
  changerSetPosition: 'nf-mcd-changersetposition',
  changerExchangeMedium: 'nf-mcd-changerexchangemedium',
  changerMoveMedium: 'nf-mcd-changermovemedium',
  changerReinitializeUnit: 'nf-mcd-changerreinitializeunit',
  changerQueryVolumeTags: 'nf-mcd-changerqueryvolumetags',
  changerError: 'nf-mcd-changererror',
  changerExtensionSize: 'nf-mcd-changeradditionalextensionsize',
  changerClassInitialize: 'nf-mcd-changerclassinitialize',
  changerClassFreePool: 'nf-mcd-changerclassfreepool',
  changerClassSendSrb: 'nf-mcd-changerclasssendsrbsynchronous',
  // Guide.
  classDriver: 'the-changer-class-driver',
  requiredRoutines: 'required-changer-miniclass-routines',
  driverEntry: 'driverentry-of-changer-miniclass-drivers',
  buildRequest: 'storage-class-driver-s-buildrequest-routine',
  // Removable storage.
  libraries: 'rsm/libraries',
  doorInformation: 'ns-ntmsapi-ntms_iedoorinformation',
  // Structures and requests of ntddtape.h.
  tapeHeader: 'ntddtape.h',
  tapeDriveParameters: 'ns-ntddtape-_tape_get_drive_parameters',
  tapeSetDriveParameters: 'ns-ntddtape-_tape_set_drive_parameters',
  tapeSetMediaParameters: 'ns-ntddtape-_tape_set_media_parameters',
  tapeCreatePartition: 'ns-ntddtape-_tape_create_partition',
  // The tape class driver, whose pages say what the changer pages leave out, and the common class driver.
  tapeZeroMemory: 'nf-minitape-tapeclasszeromemory',
  classpnpSample: 'Windows-driver-samples/storage/class/classpnp',
  // Device standards.
  mediaChangerCommands: 'SCSI-3 Medium Changer Commands (SMC)',
} as const;
