/*
 * Character classes (ISO C 7.4) of the C locale.
 */
#ifndef _CTYPE_H_
#define _CTYPE_H_

#include <crtdefs.h>

EXTERN_C_START

int CRT_CALL isalnum(int character);
int CRT_CALL isalpha(int character);
int CRT_CALL iscntrl(int character);
int CRT_CALL isdigit(int character);
int CRT_CALL isgraph(int character);
int CRT_CALL islower(int character);
int CRT_CALL isprint(int character);
int CRT_CALL ispunct(int character);
int CRT_CALL isspace(int character);
int CRT_CALL isupper(int character);
int CRT_CALL isxdigit(int character);
int CRT_CALL tolower(int character);
int CRT_CALL toupper(int character);

EXTERN_C_END

#endif /* _CTYPE_H_ */
