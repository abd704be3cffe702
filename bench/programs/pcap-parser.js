// pcap-parser gives the records and reads nothing in them.
import pcap from 'pcap-parser';

let packets = 0;
const parser = pcap.parse(process.argv[2]);
parser.on('packet', () => (packets += 1));
parser.on('end', () => process.stdout.write(`${packets}\n`));
parser.on('error', (error) => {
  throw error;
});
