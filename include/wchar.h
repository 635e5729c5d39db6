/*
 * Wide string routines (ISO C 7.29) that kernel code may call. A wide character is 16 bits.
 */
#ifndef _WCHAR_H_
#define _WCHAR_H_

#include <crtdefs.h>
#include <stdarg.h>

EXTERN_C_START

size_t CRT_CALL wcslen(const wchar_t *string);
int CRT_CALL wcscmp(const wchar_t *left, const wchar_t *right);
int CRT_CALL wcsncmp(const wchar_t *left, const wchar_t *right, size_t count);
int CRT_CALL _wcsicmp(const wchar_t *left, const wchar_t *right);
int CRT_CALL _wcsnicmp(const wchar_t *left, const wchar_t *right, size_t count);
wchar_t *CRT_CALL wcscpy(wchar_t *destination, const wchar_t *source);
wchar_t *CRT_CALL wcsncpy(wchar_t *destination, const wchar_t *source, size_t count);
wchar_t *CRT_CALL wcscat(wchar_t *destination, const wchar_t *source);
wchar_t *CRT_CALL wcsncat(wchar_t *destination, const wchar_t *source, size_t count);
wchar_t *CRT_CALL wcschr(const wchar_t *string, wchar_t character);
wchar_t *CRT_CALL wcsrchr(const wchar_t *string, wchar_t character);
wchar_t *CRT_CALL wcsstr(const wchar_t *string, const wchar_t *part);
wint_t CRT_CALL towupper(wint_t character);
wint_t CRT_CALL towlower(wint_t character);
int CRT_CALL swprintf(wchar_t *buffer, const wchar_t *format, ...);
int CRT_CALL _snwprintf(wchar_t *buffer, size_t count, const wchar_t *format, ...);

EXTERN_C_END

#endif /* _WCHAR_H_ */
