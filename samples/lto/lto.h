/*++

Module Name:

    lto.h

Abstract:

    Private definitions of the tape miniclass driver for LTO drives.

Environment:

    Kernel mode.

--*/

#ifndef _LTO_H_
#define _LTO_H_

//
// Seconds that a command may take. A drive winds from one end of the tape to
// the other in less than two minutes, threads in less than one, and retries a
// bad spot for several. An erase of the whole tape takes hours.
//

#define LTO_TIMEOUT_SHORT               60
#define LTO_TIMEOUT_TRANSFER            900
#define LTO_TIMEOUT_MOTION              1200
#define LTO_TIMEOUT_ERASE               (6 * 60 * 60)

//
// Block sizes of drives that do not say what they support, in bytes.
//

#define LTO_MINIMUM_BLOCK               1
#define LTO_MAXIMUM_BLOCK               0xffffff
#define LTO_DEFAULT_BLOCK               (64 * 1024)

//
// LTO-5 and later can have two partitions, LTO-6 and later four. The drive
// says how many it makes: mode page 11h.
//

#define LTO_FIRST_PARTITION             1

//
// Numbers of the standards that the headers do not name: SPACE(16),
// LOCATE(16), codes of SPACE, log pages and their parameters (SSC-3, SPC-4).
//

#define LTO_SPACE_BLOCKS                0
#define LTO_SPACE_FILEMARKS             1
#define LTO_SPACE_SEQUENTIAL            2
#define LTO_SPACE_END_OF_DATA           3

#define LTO_LOAD                        0x01

#define LTO_LOG_WRITE_ERRORS            0x02
#define LTO_LOG_READ_ERRORS             0x03
#define LTO_LOG_NON_MEDIUM_ERRORS       0x06
#define LTO_LOG_CAPACITY                0x31
#define LTO_LOG_CUMULATIVE              0x01

#define LTO_REMAINING_CAPACITY          0x0001
#define LTO_MAXIMUM_CAPACITY            0x0003
#define LTO_MEGABYTE                    (1024 * 1024)

//
// Sizes of the buffers for mode and log data. TapeAlert has 64 parameters.
//

#define LTO_MODE_BUFFER                 64
#define LTO_LOG_BUFFER                  (4 + 64 * 5)

//
// MODE SELECT: buffered mode 1 in the device-specific parameter.
//

#define LTO_BUFFERED_MODE               0x10
#define LTO_WRITE_PROTECTED             0x80

//
// Mode page 11h: the unit of partition sizes is 10^9 bytes, and a partition of
// this size gets what the others leave.
//

#define LTO_SIZE_UNIT_POWER             3
#define LTO_SIZE_POWER                  9
#define LTO_SIZE_REST                   0xffff

//
// Media types that the driver reports: data cartridges and cleaning cartridges.
//

#define LTO_MEDIA_TYPES                 2

//
// Numbers of the device: most significant byte first.
//

#define LTO_SHORT(b)    (((ULONG)(b)[0] << 8) | (b)[1])
#define LTO_TRIPLE(b)   (((ULONG)(b)[0] << 16) | ((ULONG)(b)[1] << 8) | (b)[2])
#define LTO_LONG(b)     (((ULONG)(b)[0] << 24) | ((ULONG)(b)[1] << 16) | ((ULONG)(b)[2] << 8) | (b)[3])

#define LTO_PUT_TRIPLE(b, value)                    \
    ((b)[0] = (UCHAR)((value) >> 16),               \
     (b)[1] = (UCHAR)((value) >> 8),                \
     (b)[2] = (UCHAR)(value))

#define LTO_PUT_LONG(b, value)                      \
    ((b)[0] = (UCHAR)((value) >> 24),               \
     (b)[1] = (UCHAR)((value) >> 16),               \
     (b)[2] = (UCHAR)((value) >> 8),                \
     (b)[3] = (UCHAR)(value))

//
// What the driver keeps of a drive.
//

typedef struct _LTO_EXTENSION {

    //
    // Requests since the medium changed.
    //

    ULONG Reads;
    ULONG Writes;

    //
    // Partitions of the medium, as mode page 11h last said.
    //

    ULONG Partitions;

} LTO_EXTENSION, *PLTO_EXTENSION;

//
// What a command keeps from one call to the next.
//

typedef struct _LTO_COMMAND {

    //
    // Status of the test of the unit, where the answer depends on it.
    //

    TAPE_STATUS Ready;

} LTO_COMMAND, *PLTO_COMMAND;

#endif // _LTO_H_
