/* Structures that follow are packed to 1 byte, until poppack.h. No include guard: it acts on every inclusion. */
#pragma pack(push, 1)
