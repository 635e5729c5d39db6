/*
 * The kernel interface of a storage class minidriver, in parts: types and statuses, objects, the I/O manager's
 * structures, and the routines by family. Written from documented facts (learn.microsoft.com, Windows driver
 * reference, wdm.h pages); it holds what changer and tape minidrivers use, not the whole of the kernel's interface.
 */
#ifndef _WDM_
#define _WDM_

#include <ntdef.h>
#include <sdkddkver.h>
#include <ntstatus.h>
#include <ntiologc.h>
#include <devioctl.h>
#include <string.h>
#include <wdmobj.h>
#include <wdmrtl.h>
#include <wdmke.h>
#include <wdmzw.h>
#include <wdmio.h>
#include <wdmiofn.h>

#endif /* _WDM_ */
