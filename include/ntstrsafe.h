/*
 * String routines that know how large the buffer is and always end it with zero (ddi ntstrsafe). Lengths are in bytes
 * (Cb) or in characters (Cch). On overflow the text is cut and the status is STATUS_BUFFER_OVERFLOW.
 */
#ifndef _NTSTRSAFE_H_INCLUDED_
#define _NTSTRSAFE_H_INCLUDED_

#include <ntdef.h>
#include <ntstatus.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

#define NTSTRSAFE_MAX_CCH 2147483647
typedef PSTR NTSTRSAFE_PSTR;
typedef PCSTR NTSTRSAFE_PCSTR;
typedef PWSTR NTSTRSAFE_PWSTR;
typedef PCWSTR NTSTRSAFE_PCWSTR;

/* Copies at most `limit` characters behind the `used` ones of a buffer of `size` characters. */
#define STRSAFE_COPY_(size, used, limit)                                    \
    SIZE_T at = (used);                                                     \
    SIZE_T left = (limit);                                                  \
    if ((size) == 0 || (size) > NTSTRSAFE_MAX_CCH || at >= (size)) {        \
        return STATUS_INVALID_PARAMETER;                                    \
    }                                                                       \
    while (left != 0 && *Source != 0) {                                     \
        if (at + 1 == (size)) {                                             \
            Destination[at] = 0;                                            \
            return STATUS_BUFFER_OVERFLOW;                                  \
        }                                                                   \
        Destination[at++] = *Source++;                                      \
        left--;                                                             \
    }                                                                       \
    Destination[at] = 0;                                                    \
    return STATUS_SUCCESS

static __inline SIZE_T StrsafeLengthA_(PCSTR String, SIZE_T Size)
{
    SIZE_T length = 0;

    while (length < Size && String[length] != 0) {
        length++;
    }
    return length;
}

static __inline SIZE_T StrsafeLengthW_(PCWSTR String, SIZE_T Size)
{
    SIZE_T length = 0;

    while (length < Size && String[length] != 0) {
        length++;
    }
    return length;
}

static __inline NTSTATUS RtlStringCchCopyA(PSTR Destination, SIZE_T CharacterCount, PCSTR Source)
{
    STRSAFE_COPY_(CharacterCount, 0, NTSTRSAFE_MAX_CCH);
}

static __inline NTSTATUS RtlStringCchCopyW(PWSTR Destination, SIZE_T CharacterCount, PCWSTR Source)
{
    STRSAFE_COPY_(CharacterCount, 0, NTSTRSAFE_MAX_CCH);
}

static __inline NTSTATUS RtlStringCchCopyNA(PSTR Destination, SIZE_T CharacterCount, PCSTR Source, SIZE_T Limit)
{
    STRSAFE_COPY_(CharacterCount, 0, Limit);
}

static __inline NTSTATUS RtlStringCchCopyNW(PWSTR Destination, SIZE_T CharacterCount, PCWSTR Source, SIZE_T Limit)
{
    STRSAFE_COPY_(CharacterCount, 0, Limit);
}

static __inline NTSTATUS RtlStringCchCatA(PSTR Destination, SIZE_T CharacterCount, PCSTR Source)
{
    STRSAFE_COPY_(CharacterCount, StrsafeLengthA_(Destination, CharacterCount), NTSTRSAFE_MAX_CCH);
}

static __inline NTSTATUS RtlStringCchCatW(PWSTR Destination, SIZE_T CharacterCount, PCWSTR Source)
{
    STRSAFE_COPY_(CharacterCount, StrsafeLengthW_(Destination, CharacterCount), NTSTRSAFE_MAX_CCH);
}

static __inline NTSTATUS RtlStringCchCatNA(PSTR Destination, SIZE_T CharacterCount, PCSTR Source, SIZE_T Limit)
{
    STRSAFE_COPY_(CharacterCount, StrsafeLengthA_(Destination, CharacterCount), Limit);
}

#define RtlStringCbCopyA(destination, bytes, source) RtlStringCchCopyA(destination, bytes, source)
#define RtlStringCbCopyNA(destination, bytes, source, limit) RtlStringCchCopyNA(destination, bytes, source, limit)
#define RtlStringCbCatA(destination, bytes, source) RtlStringCchCatA(destination, bytes, source)
#define RtlStringCbCatNA(destination, bytes, source, limit) RtlStringCchCatNA(destination, bytes, source, limit)
#define RtlStringCbCopyW(destination, bytes, source) \
    RtlStringCchCopyW(destination, (bytes) / sizeof(WCHAR), source)
#define RtlStringCbCopyNW(destination, bytes, source, limit) \
    RtlStringCchCopyNW(destination, (bytes) / sizeof(WCHAR), source, (limit) / sizeof(WCHAR))
#define RtlStringCbCatW(destination, bytes, source) RtlStringCchCatW(destination, (bytes) / sizeof(WCHAR), source)

static __inline NTSTATUS RtlStringCchVPrintfA(PSTR Destination, SIZE_T CharacterCount, PCSTR Format,
                                              va_list Arguments)
{
    int length;

    if (CharacterCount == 0 || CharacterCount > NTSTRSAFE_MAX_CCH) {
        return STATUS_INVALID_PARAMETER;
    }
    length = _vsnprintf(Destination, CharacterCount - 1, Format, Arguments);
    if (length < 0 || (SIZE_T)length > CharacterCount - 1) {
        Destination[CharacterCount - 1] = 0;
        return STATUS_BUFFER_OVERFLOW;
    }
    Destination[length] = 0;
    return STATUS_SUCCESS;
}

static __inline NTSTATUS CDECL RtlStringCchPrintfA(PSTR Destination, SIZE_T CharacterCount, PCSTR Format, ...)
{
    NTSTATUS status;
    va_list arguments;

    va_start(arguments, Format);
    status = RtlStringCchVPrintfA(Destination, CharacterCount, Format, arguments);
    va_end(arguments);
    return status;
}

#define RtlStringCbVPrintfA RtlStringCchVPrintfA
#define RtlStringCbPrintfA RtlStringCchPrintfA

static __inline NTSTATUS RtlStringCchLengthA(PCSTR String, SIZE_T MaximumCount, SIZE_T *Length)
{
    SIZE_T length = String == NULL ? MaximumCount : StrsafeLengthA_(String, MaximumCount);

    if (Length != NULL) {
        *Length = length < MaximumCount ? length : 0;
    }
    return length < MaximumCount ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}

#define RtlStringCbLengthA RtlStringCchLengthA

static __inline NTSTATUS RtlStringCchLengthW(PCWSTR String, SIZE_T MaximumCount, SIZE_T *Length)
{
    SIZE_T length = String == NULL ? MaximumCount : StrsafeLengthW_(String, MaximumCount);

    if (Length != NULL) {
        *Length = length < MaximumCount ? length : 0;
    }
    return length < MaximumCount ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
}

static __inline NTSTATUS RtlStringCbLengthW(PCWSTR String, SIZE_T MaximumBytes, SIZE_T *Length)
{
    SIZE_T length = 0;
    NTSTATUS status = RtlStringCchLengthW(String, MaximumBytes / sizeof(WCHAR), &length);

    if (Length != NULL) {
        *Length = length * sizeof(WCHAR);
    }
    return status;
}

#ifdef __cplusplus
}
#endif

#endif /* _NTSTRSAFE_H_INCLUDED_ */
