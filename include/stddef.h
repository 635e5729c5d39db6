/*
 * size_t, ptrdiff_t, wchar_t, NULL, offsetof: the part of the C library's stddef.h that kernel code may use.
 * Written from ISO C 7.19; the compiler supplies the types.
 */
#ifndef _STDDEF_H_
#define _STDDEF_H_

typedef __SIZE_TYPE__ size_t;
typedef __PTRDIFF_TYPE__ ptrdiff_t;

#ifndef __cplusplus
typedef __WCHAR_TYPE__ wchar_t;
#endif
typedef wchar_t wint_t;

#ifndef NULL
#ifdef __cplusplus
#define NULL 0
#else
#define NULL ((void *)0)
#endif
#endif

#define offsetof(type, member) __builtin_offsetof(type, member)

#endif /* _STDDEF_H_ */
