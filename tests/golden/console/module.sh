az group create --name learn-rg --location northeurope
az network vnet create \
    --resource-group learn-rg \
    --name SalesVNet \
    --address-prefixes 10.1.0.0/16 \
    --subnet-name Apps \
    --subnet-prefixes 10.1.1.0/24 \
    --location northeurope
az network vnet create \
    --resource-group learn-rg \
    --name MarketingVNet \
    --address-prefixes 10.2.0.0/16 \
    --subnet-name Apps \
    --subnet-prefixes 10.2.1.0/24 \
    --location northeurope -o table
az network vnet create \
    --resource-group learn-rg \
    --name ResearchVNet \
    --address-prefix 10.3.0.0/16 \
    --subnet-name Data \
    --subnet-prefix 10.3.1.0/24 \
    --location westeurope -o none
az network vnet list --query "[?contains(provisioningState, 'Succeeded')]" --output table
az vm create \
    --resource-group learn-rg \
    --no-wait \
    --name SalesVM \
    --location northeurope \
    --vnet-name SalesVNet \
    --subnet Apps \
    --image Ubuntu2204 \
    --admin-username azureuser \
    --admin-password Passw0rd-2024
az vm create -g learn-rg --no-wait -n MarketingVM -l northeurope --vnet-name MarketingVNet --subnet Apps --image Ubuntu2204 --admin-username azureuser --admin-password Passw0rd-2024
az vm create -g learn-rg -n ResearchVM -l westeurope --vnet-name ResearchVNet --subnet Data --image UbuntuLTS --admin-username azureuser --admin-password Passw0rd-2024
watch -d -n 5 "az vm list \
    --resource-group learn-rg \
    --show-details \
    --query '[*].{Name:name, ProvisioningState:provisioningState, PowerState:powerState}' \
    --output table"
az network vnet peering create \
    --name SalesVNet-To-MarketingVNet \
    --remote-vnet MarketingVNet \
    --resource-group "learn-rg" \
    --vnet-name SalesVNet \
    --allow-vnet-access
az network vnet peering create -n MarketingVNet-To-SalesVNet --remote-vnet SalesVNet -g learn-rg --vnet-name MarketingVNet --allow-vnet-access --query "[peeringState, peeringSyncLevel]" -o tsv
az network vnet peering create -n MarketingVNet-To-ResearchVNet --remote-vnet ResearchVNet -g learn-rg --vnet-name MarketingVNet --allow-vnet-access --query peeringState
az network vnet peering create -n ResearchVNet-To-MarketingVNet --remote-vnet MarketingVNet -g learn-rg --vnet-name ResearchVNet --allow-vnet-access --query peeringState -o yaml
az network vnet peering list \
    --resource-group "learn-rg" \
    --vnet-name SalesVNet \
    --query "[].{Name:name, Resource:resourceGroup, PeeringState:peeringState, AllowVnetAccess:allowVirtualNetworkAccess}"\
    --output table
az network vnet peering list -g learn-rg --vnet-name MarketingVNet --output table
az network nic show-effective-route-table \
    --resource-group "learn-rg" \
    --name SalesVMVMNic \
    --output table
az network nic show-effective-route-table -g learn-rg -n MarketingVMVMNic -o table
az network nic show-effective-route-table -g learn-rg -n ResearchVMVMNic -o table
az vm list \
    --resource-group learn-rg \
    --query "[*].{Name:name, PrivateIP:privateIps, PublicIP:publicIps}" \
    --show-details \
    --output table
SALES=$(az vm list -g learn-rg -d --query "[?name=='SalesVM'].publicIps" -o tsv)
ssh -o StrictHostKeyChecking=no azureuser@$SALES
Passw0rd-2024
ssh -o StrictHostKeyChecking=no azureuser@10.2.1.4
Passw0rd-2024
exit
ssh -o StrictHostKeyChecking=no azureuser@10.3.1.4
ping -c 3 10.2.1.4
ping -c 3 10.3.1.4
az vm list
exit
echo $?
az group delete --name learn-rg
n
az group delete --name learn-rg
y
az group list -o table
