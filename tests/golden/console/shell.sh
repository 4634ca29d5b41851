# The shell around az: pipes, files, variables, the small programs, and the help of commands.
az group create -n learn-rg -l northeurope -o none
az network vnet create -g learn-rg -n hub --address-prefixes 10.0.0.0/16 --subnet-name apps --subnet-prefixes 10.0.0.0/24 -o none
az network vnet create -g learn-rg -n spoke --address-prefixes 10.1.0.0/16 -o none
az network vnet list --query "[].name" -o tsv | sort -r
az network vnet list --query "[].name" -o tsv | grep -n o | cut -d: -f1
az network vnet list -o json | grep -c '"etag"'
az network vnet list --query "[].[name, location]" -o tsv | tee networks | head -1
cat networks | wc -l
ls
az network vnet show -g learn-rg -n nope 2> error | wc -c
az network vnet show -g learn-rg -n nope 2>&1 | grep -c -i notfound
cat error error | uniq -c
wc -l < networks
echo more >> networks && tail -n 1 networks
cat absent || echo "status $?"
export GROUP=learn-rg NAME=hub
az network vnet show -g $GROUP -n "$NAME" --query name -o tsv
PREFIX=$(az network vnet show -g $GROUP -n $NAME --query "addressSpace.addressPrefixes[0]" -o tsv)
echo "${NAME} has $PREFIX" '$NAME'
unset NAME
echo "[$NAME]"
az network vnet list --query "[].name" -o tsv | nowhere
az vm create -g $GROUP -n box --image Ubuntu2204 --vnet-name hub --subnet apps --admin-username azureuser --generate-ssh-keys -o none
whoami; hostname; pwd
ip addr
ssh -o StrictHostKeyChecking=no azureuser@$(az vm show -g $GROUP -n box -d --query publicIps -o tsv)
whoami
hostname && pwd
ip addr
az --version
export NAME=inside
echo $NAME
ping -c 1 10.1.0.4 > /dev/null; echo $?
exit
echo "[$NAME]"
true && false; echo $?
sleep 1; clear
history | tail -n 2
az network vnet peering create -h
az network vnet subnet show --help
az network vnet -h
az -h
