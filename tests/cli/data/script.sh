# Comments, continued lines, variables.
az group create -n rg -l westeurope -o none
NAME=hub
az network vnet create -g rg -n $NAME \
    --address-prefixes 10.0.0.0/16 -o none
az network vnet list --query "[].{Name:name, Space:addressSpace.addressPrefixes[0]}" -o table
az network vnet show -g rg -n $NAME --query name
echo $?
