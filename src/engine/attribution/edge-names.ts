import { edgeSuffixes } from './edge-suffixes.ts';

const networks = new Map(
  edgeSuffixes.flatMap(({ network, suffixes }) => suffixes.split(' ').map((suffix) => [suffix, network]))
);

/** The network whose edges answer to a name below one of its suffixes; null for all other names, the suffixes themselves included. */
export const edgeNetworkOf = (name: string): string | null => {
  for (let dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
    const network = networks.get(name.slice(dot + 1));
    if (network !== undefined) return network;
  }
  return null;
};
