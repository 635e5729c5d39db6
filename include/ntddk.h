/*
 * The kernel interface under its Windows NT name: all of wdm.h. What the older header adds to it (hardware
 * abstraction, bus data) is no business of a changer or tape minidriver.
 */
#ifndef _NTDDK_
#define _NTDDK_

#include <wdm.h>

#endif /* _NTDDK_ */
