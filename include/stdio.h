/*
 * The formatting routines of the C library (ISO C 7.21) that write into a buffer. Kernel code has no streams.
 * `_snprintf` and `_vsnprintf` return -1 and leave out the final zero where the text does not fit.
 */
#ifndef _STDIO_H_
#define _STDIO_H_

#include <crtdefs.h>
#include <stdarg.h>

EXTERN_C_START

int CRT_CALL sprintf(char *buffer, const char *format, ...);
int CRT_CALL vsprintf(char *buffer, const char *format, va_list arguments);
int CRT_CALL _snprintf(char *buffer, size_t count, const char *format, ...);
int CRT_CALL _vsnprintf(char *buffer, size_t count, const char *format, va_list arguments);
int CRT_CALL snprintf(char *buffer, size_t count, const char *format, ...);
int CRT_CALL vsnprintf(char *buffer, size_t count, const char *format, va_list arguments);

EXTERN_C_END

#include <wchar.h>

#endif /* _STDIO_H_ */
