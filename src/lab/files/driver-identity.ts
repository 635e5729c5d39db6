/** What a driver compares INQUIRY data with, where its source tells. */
export interface DriverIdentity {
  vendor?: string;
  product?: string;
}

const COMMENT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
const VENDOR = /VendorId[^;{}"()&|]{0,80}"([ -~]{1,8})"|"([ -~]{1,8})"[^;{}"&|]{0,80}VendorId/;
const PRODUCT = /ProductId[^;{}"()&|]{0,80}"([ -~]{1,16})"|"([ -~]{1,16})"[^;{}"&|]{0,80}ProductId/;

/**
 * Vendor and product that a driver looks for: the first text that it compares with VendorId or ProductId.
 * A generic library that answers with them is one that the driver supports.
 */
export function identityFromSource(sources: Iterable<string>): DriverIdentity {
  const identity: DriverIdentity = {};
  for (const source of sources) {
    const text = source.replace(COMMENT, ' ');
    const vendor = VENDOR.exec(text);
    const product = PRODUCT.exec(text);
    if (vendor && identity.vendor === undefined) identity.vendor = (vendor[1] ?? vendor[2]).trim();
    if (product && identity.product === undefined) identity.product = (product[1] ?? product[2]).trim();
  }
  return identity;
}
