/*
 * Old drivers include this file to choose compiler warnings for the WDK. Here the compiler's own switches
 * choose them, so there is nothing to say.
 */
#ifndef _WARNING_H_
#define _WARNING_H_
#endif /* _WARNING_H_ */
