/*
 * Structured exception handling: values of a filter expression (ddi "try-except statement").
 * The __try keywords belong to the compiler, and only for Windows targets.
 */
#ifndef _EXCPT_H_
#define _EXCPT_H_

#define EXCEPTION_EXECUTE_HANDLER 1
#define EXCEPTION_CONTINUE_SEARCH 0
#define EXCEPTION_CONTINUE_EXECUTION (-1)

#endif /* _EXCPT_H_ */
