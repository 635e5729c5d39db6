/*
 * Integer types of a fixed size and of the size of a pointer (sdk-api "Windows Data Types").
 */
#ifndef _BASETSD_H_
#define _BASETSD_H_

typedef signed char INT8, *PINT8;
typedef short INT16, *PINT16;
typedef int INT32, *PINT32;
typedef long long INT64, *PINT64;
typedef unsigned char UINT8, *PUINT8;
typedef unsigned short UINT16, *PUINT16;
typedef unsigned int UINT32, *PUINT32;
typedef unsigned long long UINT64, *PUINT64;
typedef int LONG32, *PLONG32;
typedef unsigned int ULONG32, *PULONG32;
typedef unsigned int DWORD32, *PDWORD32;
typedef long long LONG64, *PLONG64;
typedef unsigned long long ULONG64, *PULONG64;
typedef unsigned long long DWORD64, *PDWORD64;

/* Integers as wide as a pointer: long in 32-bit Windows, where long is 32 bits everywhere. */
#if __SIZEOF_POINTER__ == 8
typedef long long INT_PTR, *PINT_PTR;
typedef unsigned long long UINT_PTR, *PUINT_PTR;
typedef long long LONG_PTR, *PLONG_PTR;
typedef unsigned long long ULONG_PTR, *PULONG_PTR;
typedef unsigned int UHALF_PTR, *PUHALF_PTR;
typedef int HALF_PTR, *PHALF_PTR;
#else
typedef int INT_PTR, *PINT_PTR;
typedef unsigned int UINT_PTR, *PUINT_PTR;
typedef long LONG_PTR, *PLONG_PTR;
typedef unsigned long ULONG_PTR, *PULONG_PTR;
typedef unsigned short UHALF_PTR, *PUHALF_PTR;
typedef short HALF_PTR, *PHALF_PTR;
#endif

typedef ULONG_PTR SIZE_T, *PSIZE_T;
typedef LONG_PTR SSIZE_T, *PSSIZE_T;
typedef ULONG_PTR DWORD_PTR, *PDWORD_PTR;
typedef ULONG_PTR KAFFINITY, *PKAFFINITY;

#define PtrToUlong(pointer) ((unsigned long)(ULONG_PTR)(pointer))
#define PtrToLong(pointer) ((long)(LONG_PTR)(pointer))
#define PtrToUint(pointer) ((unsigned int)(ULONG_PTR)(pointer))
#define PtrToInt(pointer) ((int)(LONG_PTR)(pointer))
#define UlongToPtr(value) ((void *)(ULONG_PTR)(unsigned long)(value))
#define LongToPtr(value) ((void *)(LONG_PTR)(long)(value))
#define HandleToUlong(handle) PtrToUlong(handle)
#define UlongToHandle(value) UlongToPtr(value)

#endif /* _BASETSD_H_ */
