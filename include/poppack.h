/* Ends what the last pshpack header began. No include guard: it acts on every inclusion. */
#pragma pack(pop)
