/*
 * Conversion, search and sort (ISO C 7.22): what kernel code may use of stdlib.h.
 */
#ifndef _STDLIB_H_
#define _STDLIB_H_

#include <crtdefs.h>

EXTERN_C_START

int CRT_CALL atoi(const char *string);
long CRT_CALL atol(const char *string);
long CRT_CALL strtol(const char *string, char **end, int base);
unsigned long CRT_CALL strtoul(const char *string, char **end, int base);
int CRT_CALL abs(int value);
long CRT_CALL labs(long value);
void CRT_CALL qsort(void *base, size_t count, size_t size,
                    int(CRT_CALL *compare)(const void *left, const void *right));
void *CRT_CALL bsearch(const void *key, const void *base, size_t count, size_t size,
                       int(CRT_CALL *compare)(const void *key, const void *element));

EXTERN_C_END

#ifndef __cplusplus
#ifndef max
#define max(a, b) (((a) > (b)) ? (a) : (b))
#endif
#ifndef min
#define min(a, b) (((a) < (b)) ? (a) : (b))
#endif
#endif

#endif /* _STDLIB_H_ */
