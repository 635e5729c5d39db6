import type { Examples } from './example.ts';

/** Other rules about source: each example is a file of its own. */
export const SOURCE_EXAMPLES: Examples = {
  A02: {
    file: true,
    wrong: `#include <mcd.h>

NTSTATUS ChangerGetParameters(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PGET_CHANGER_PARAMETERS out = Irp->AssociatedIrp.SystemBuffer;

    out->Size = sizeof(GET_CHANGER_PARAMETERS);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ A02
    out->NumberTransportElements = 1;
    return STATUS_SUCCESS;
}
`,
    right: `#include <mcd.h>

NTSTATUS ChangerGetParameters(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PGET_CHANGER_PARAMETERS out = Irp->AssociatedIrp.SystemBuffer;
    PCHANGER_SETTINGS settings = DeviceObject->DeviceExtension;

    RtlZeroMemory(out, sizeof(GET_CHANGER_PARAMETERS));
    *out = settings->Parameters;
    return STATUS_SUCCESS;
}
`,
  },
  K01: {
    file: true,
    wrong: `#include <mcd.h>

NTSTATUS ChangerGetParameters(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PGET_CHANGER_PARAMETERS out = Irp->AssociatedIrp.SystemBuffer;
    PCHANGER_DATA data = DeviceObject->DeviceExtension;

    *out = data->Parameters;
    out->Features0 = CHANGER_STORAGE_SLOT | CHANGER_BAR_CODE_SCANNER_INSTALLED;
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ K01
    if (data->InquiryData.VendorSpecific[19] & 1) {
        data->ScanOnStart = TRUE;
    }
    return STATUS_SUCCESS;
}
`,
    right: `#include <mcd.h>

NTSTATUS ChangerGetParameters(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PGET_CHANGER_PARAMETERS out = Irp->AssociatedIrp.SystemBuffer;
    PCHANGER_DATA data = DeviceObject->DeviceExtension;

    *out = data->Parameters;
    out->Features0 = CHANGER_STORAGE_SLOT;
    if (data->InquiryData.VendorSpecific[19] & 1) {
        out->Features0 |= CHANGER_BAR_CODE_SCANNER_INSTALLED;
    }
    return STATUS_SUCCESS;
}
`,
  },
  K08: {
    file: true,
    wrong: `#include <mcd.h>

NTSTATUS ChangerGetParameters(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PGET_CHANGER_PARAMETERS out = Irp->AssociatedIrp.SystemBuffer;
    PCHANGER_DATA data = DeviceObject->DeviceExtension;

    *out = data->Parameters;
    out->Features0 = CHANGER_STORAGE_SLOT;
    return STATUS_SUCCESS;
}

VOID FillEntry(PCHANGER_ELEMENT_STATUS Status, PELEMENT_STATUS_PAGE Page)
{
    if (Page->AVolTag) {
        Status->Flags |= ELEMENT_STATUS_AVOLTAG;
//                       ^^^^^^^^^^^^^^^^^^^^^^ K08
    }
}
`,
    right: `#include <mcd.h>

VOID FillEntry(PCHANGER_ELEMENT_STATUS Status, PELEMENT_STATUS_PAGE Page)
{
    if (Page->PVolTag) {
        Status->Flags |= ELEMENT_STATUS_PVOLTAG;
    }
}
`,
  },
  K09: {
    file: true,
    wrong: `#include <mcd.h>

VOID FillEntry(PCHANGER_ELEMENT_STATUS Status, PUCHAR Tag)
{
    RtlCopyMemory(Status->PrimaryVolumeID, Tag, 40);
//                                              ^^ K09
}
`,
    right: `#include <mcd.h>

VOID FillEntry(PCHANGER_ELEMENT_STATUS Status, PUCHAR Tag)
{
    RtlCopyMemory(Status->PrimaryVolumeID, Tag, MAX_VOLUME_ID_SIZE);
}
`,
  },
  M04: {
    file: true,
    wrong: `#include <mcd.h>

NTSTATUS ChangerGetProductData(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PCHANGER_PRODUCT_DATA product = Irp->AssociatedIrp.SystemBuffer;

    product->DeviceType = SEQUENTIAL_ACCESS_DEVICE;
//                        ^^^^^^^^^^^^^^^^^^^^^^^^ M04
    return STATUS_SUCCESS;
}
`,
    right: `#include <mcd.h>

NTSTATUS ChangerGetProductData(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PCHANGER_PRODUCT_DATA product = Irp->AssociatedIrp.SystemBuffer;

    product->DeviceType = MEDIUM_CHANGER;
    return STATUS_SUCCESS;
}
`,
  },
};
