# Options that the reference of 2026 has and az 2.45 has not, and commands about the shell itself.
az login --query "[].name" -o tsv
az account show --query "[name, state, isDefault]" -o tsv
az group create -n learn-rg -l northeurope -o none
az configure --defaults group=learn-rg location=westeurope
az configure --list-defaults -o table
az config set defaults.location=northeurope
az network vnet create -n hub --address-prefixes 10.0.0.0/16 --subnet-name apps --pe-vnet-policies Basic --query "newVNet.[location, privateEndpointVNetPolicies]" -o tsv
az network vnet create -n spoke --address-prefixes 10.1.0.0/16 --subnet-name apps --edge-zone losangeles --query newVNet.extendedLocation
az network vnet list --max-items 1 --query "[].name" -o tsv
az network vnet list --next-token abc
az network vnet update -n spoke --enable-encryption true --encryption-policy AllowUnencrypted --bgp-community 12076:20000 --tags owner=me --query "[encryption, bgpCommunities.virtualNetworkCommunity, tags]"
az network vnet peering create -n hub-To-spoke --vnet-name hub --remote-vnet spoke --allow-vnet-access --peer-complete-vnets false --local-subnet-names apps --remote-subnet-names apps --query "[peerCompleteVnets, localSubnetNames, remoteSubnetNames]"
az network vnet peering create -n spoke-To-hub --vnet-name spoke --remote-vnet-id hub --peer-complete-vnets false --local-subnet-names apps --remote-subnet-names apps --query peeringState
az network vnet peering update -n hub-To-spoke --vnet-name hub --allow-forwarded-traffic --allow-gateway-transit true --allow-vnet-access false --use-remote-gateways false --query "[allowForwardedTraffic, allowGatewayTransit, allowVirtualNetworkAccess, useRemoteGateways]"
az network vnet peering update -n hub-To-spoke --vnet-name hub --remote-vnet hub
az network vnet subnet create --vnet-name hub -n private --address-prefixes 10.0.1.0/24 --default-outbound false --ple-network-policies NetworkSecurityGroupEnabled --pls-network-policies Disabled --query "[defaultOutboundAccess, privateEndpointNetworkPolicies, privateLinkServiceNetworkPolicies]"
az network vnet subnet update --vnet-name hub -n private --default-outbound true --ple-network-policies Disabled --pls-network-policies Enabled --delegations Microsoft.Sql/servers --query "[defaultOutboundAccess, privateEndpointNetworkPolicies, privateLinkServiceNetworkPolicies, delegations[].serviceName]"
az network nsg create -n guard -o none
az network nsg rule create --nsg-name guard -n none --priority 200 --destination-asgs nope
az vm create -n keys --image Ubuntu2404 --vnet-name hub --subnet apps --public-ip-address "" --admin-username azureuser
az vm create -n keys --image Ubuntu2404 --vnet-name hub --subnet apps --public-ip-address "" --admin-username azureuser --generate-ssh-keys --custom-data init.txt --query "[powerState, privateIpAddress]" -o tsv
az vm restart -n keys --force
az vm delete -n keys --force-deletion true
y
az network nic ip-config create --nic-name keysVMNic -n more --make-primary --private-ip-address-version IPv4 --query "[name, primary, privateIPAddress]" -o tsv
az network nic ip-config update --nic-name keysVMNic -n more --vnet-name hub --subnet private --query "[subnet.id, privateIPAddress]" -o tsv
az network route-table create -n ways -o none
az network route-table route create --route-table-name ways -n all --address-prefix 0.0.0.0/0 --next-hop-type VirtualAppliance --next-hop-ip-address 10.0.0.4 -o none
az network route-table route update --route-table-name ways -n all --next-hop-type None
az network route-table route update --route-table-name ways -n all --next-hop-type None --remove nextHopIpAddress --query "[nextHopType, nextHopIpAddress]"
az network vnet create -n lists --address-prefixes "[10.3.0.0/16,10.4.0.0/16]" --subnets "[{name:a,address-prefix:10.3.0.0/24,nsg:{id:$(az network nsg show -n guard --query id -o tsv)}},{name:b,address-prefixes:[10.4.0.0/24],service-endpoints:[{service:Microsoft.Storage}],delegations:[{name:x,service-name:Microsoft.Web/serverFarms}]}]" --query "newVNet.subnets[].[name, addressPrefix, networkSecurityGroup.id, serviceEndpoints[].service, delegations[].serviceName]"
az network vnet create -n lists --subnets "[{name:a"
az rest --method get --url "https://management.azure.com/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/learn-rg?api-version=2022-09-01" --query location
az network vnet create -n six --address-prefixes 10.6.0.0/16 fd00:6::/48 -o none
az network vnet create -n seven --address-prefixes 10.7.0.0/16 fd00:7::/48 -o none
az network vnet peering create -n six-To-seven --vnet-name six --remote-vnet seven --peer-complete-vnets false --enable-only-ipv6 true --query "[peerCompleteVnets, enableOnlyIPv6Peering, peeringState]"
az deployment group list -g learn-rg
az resource move --destination-group other --ids x
az logout
az resource create --id /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/learn-rg/providers/Microsoft.Web/sites/shop --api-version 2023-12-01 --is-full-object --properties '{"location":"northeurope","kind":"app","properties":{"httpsOnly":true}}' -o none
az resource create -g learn-rg -n web --parent sites/shop --resource-type Microsoft.Web/config --properties '{"ftpsState":"Disabled"}' --query "[location, properties.ftpsState]"
az resource create -g learn-rg -n shop --resource-type Microsoft.Web/sites --is-full-object --properties '{"kind":"app"}'
az resource show -g learn-rg -n shop --resource-type Microsoft.Web/sites
az resource show --ids /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/learn-rg/providers/Microsoft.Web/sites/gone
az resource show -n shop
az resource list -g learn-rg --resource-type Microsoft.Web/sites -o table
