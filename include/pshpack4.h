/* Structures that follow are packed to 4 bytes, until poppack.h. No include guard: it acts on every inclusion. */
#pragma pack(push, 4)
