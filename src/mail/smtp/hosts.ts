/**
 * The two ends of a connection. Names and addresses are the reserved ones of RFC 2606 and RFC 5737: they belong to nobody.
 */

/** `client`: the machine whose threads send. `server`: the one that accepts the mail. */
export type Side = 'client' | 'server';

export const HOST_NAMES: Readonly<Record<Side, string>> = { client: 'mail.example.com', server: 'mx.example.com' };

export interface Endpoint {
  /** IPv4, four bytes. */
  readonly address: readonly number[];
  readonly port: number;
}

const SMTP_PORT = 25;
/** The first port that Windows 2003 gave to a program that opened a connection. */
const FIRST_CLIENT_PORT = 1025;
/** A network for each panel. */
const NETWORKS = [
  [192, 0, 2],
  [198, 51, 100],
] as const;

/** Where the threads of a panel connect from and to: each lane has its own port. */
export function endpointsOf(panelIndex: number, lane: number): Readonly<Record<Side, Endpoint>> {
  const network = NETWORKS[panelIndex] ?? NETWORKS[0];
  return {
    client: { address: [...network, 10], port: FIRST_CLIENT_PORT + lane },
    server: { address: [...network, 25], port: SMTP_PORT },
  };
}
