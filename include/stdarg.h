/*
 * Variable arguments (ISO C 7.16) over the compiler's own.
 */
#ifndef _STDARG_H_
#define _STDARG_H_

typedef __builtin_va_list va_list;

#define va_start(list, last) __builtin_va_start(list, last)
#define va_arg(list, type) __builtin_va_arg(list, type)
#define va_copy(destination, source) __builtin_va_copy(destination, source)
#define va_end(list) __builtin_va_end(list)

#endif /* _STDARG_H_ */
