/*
 * User-mode names of the basic types (sdk-api "Windows Data Types") that drivers of the Windows NT 4.0 era use.
 */
#ifndef _WINDEF_
#define _WINDEF_

#include <ntdef.h>

typedef unsigned long DWORD, *PDWORD, *LPDWORD;
typedef unsigned short WORD, *PWORD, *LPWORD;
typedef unsigned char BYTE, *PBYTE, *LPBYTE;
typedef int BOOL, *PBOOL, *LPBOOL;
typedef void *LPVOID;
typedef const void *LPCVOID;

#define MAX_PATH 260
#define MAKEWORD(low, high) ((WORD)(((BYTE)(low)) | ((WORD)((BYTE)(high))) << 8))
#define MAKELONG(low, high) ((LONG)(((WORD)(low)) | ((DWORD)((WORD)(high))) << 16))

#endif /* _WINDEF_ */
