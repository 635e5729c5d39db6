/*
 * SCSI: codes, command descriptor blocks, data. Written from documented facts (ddi scsi.h pages, T10 standards).
 */
#ifndef _NTSCSI_
#define _NTSCSI_

#include <ntdef.h>
#include <scsicode.h>
#include <scsicdb.h>
#include <scsidata.h>

#endif /* _NTSCSI_ */
