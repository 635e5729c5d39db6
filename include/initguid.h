/*
 * From here on DEFINE_GUID defines the GUIDs that the headers name, instead of declaring them.
 */
#ifndef INITGUID
#define INITGUID
#endif
#include <guiddef.h>
