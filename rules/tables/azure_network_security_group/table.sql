/*
Rules of network security groups, one row a group or a rule that stands by itself.
  rules  list of {name, direction, access, protocol, priority, ports, more_ports, sources, more_sources, from_internet,
         to_everything};
         NULL: not known
           direction      inbound, outbound
           access         allow, deny
           protocol       tcp, udp, icmp, esp, ah, *
           priority       100 to 4096, the lowest number decides
           ports          list of destination ports: 22, 20-30, *; more_ports has those of the plural property
           sources        list of CIDRs, addresses, service tags, *; more_sources has those of the plural property
           from_internet  some source is every address
           to_everything  the destination is every machine behind the group
*/
