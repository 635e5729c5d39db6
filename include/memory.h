/* An old name of the memory half of string.h. */
#include <string.h>
