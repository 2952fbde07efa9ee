/*
Rules of network security groups, one row a group or a rule that stands by itself.
  rules  list of {name, direction, access, protocol, priority, ports, sources, from_ipv4, from_ipv6, to_internet, whole_ipv4,
         whole_ipv6};
         NULL: not known
           direction               inbound, outbound
           access                  allow, deny
           protocol                tcp, udp, icmp, esp, ah, *
           priority                100 to 4096, the lowest number decides
           ports                   list of destination ports: 22, 20-30, *; of the singular property and of the plural one
           sources                 list of CIDRs, addresses, service tags, *; of both properties
           from_ipv4, from_ipv6    the internet may come in by this family of addresses
           to_internet             traffic may go to the whole internet
           whole_ipv4, whole_ipv6  it holds for every source, source port and destination of this family, so that a rule which
                                   denies takes back what later rules allow in that family
https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
*/
