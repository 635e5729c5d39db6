/*
 * Memory and string routines (ISO C 7.24) that kernel code may call, with the usual Microsoft additions.
 */
#ifndef _STRING_H_
#define _STRING_H_

#include <crtdefs.h>

EXTERN_C_START

void *CRT_CALL memcpy(void *destination, const void *source, size_t count);
void *CRT_CALL memmove(void *destination, const void *source, size_t count);
void *CRT_CALL memset(void *destination, int value, size_t count);
int CRT_CALL memcmp(const void *left, const void *right, size_t count);
void *CRT_CALL memchr(const void *buffer, int value, size_t count);

size_t CRT_CALL strlen(const char *string);
int CRT_CALL strcmp(const char *left, const char *right);
int CRT_CALL strncmp(const char *left, const char *right, size_t count);
size_t CRT_CALL strnlen(const char *string, size_t limit);
int CRT_CALL stricmp(const char *left, const char *right);
int CRT_CALL strnicmp(const char *left, const char *right, size_t count);
int CRT_CALL _stricmp(const char *left, const char *right);
int CRT_CALL _strnicmp(const char *left, const char *right, size_t count);
char *CRT_CALL strcpy(char *destination, const char *source);
char *CRT_CALL strncpy(char *destination, const char *source, size_t count);
char *CRT_CALL strcat(char *destination, const char *source);
char *CRT_CALL strncat(char *destination, const char *source, size_t count);
char *CRT_CALL strchr(const char *string, int character);
char *CRT_CALL strrchr(const char *string, int character);
char *CRT_CALL strstr(const char *string, const char *part);
size_t CRT_CALL strspn(const char *string, const char *accepted);
size_t CRT_CALL strcspn(const char *string, const char *rejected);
char *CRT_CALL _strupr(char *string);
char *CRT_CALL _strlwr(char *string);

EXTERN_C_END

#include <wchar.h>

#endif /* _STRING_H_ */
