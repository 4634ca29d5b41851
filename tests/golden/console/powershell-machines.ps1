# The lines of the seed, with a machine that makes what it needs.
New-AzVm -ResourceGroupName myResourceGroup -Location "East US" -VirtualNetworkName myVnet -SubnetName default -Name myVm1 -AsJob
azureuser
Passw0rd-2024
Get-Job | Wait-Job | Receive-Job
$password = ConvertTo-SecureString 'Passw0rd-2024' -AsPlainText -Force
$login = New-Object System.Management.Automation.PSCredential ('azureuser', $password)
New-AzVm -ResourceGroupName myResourceGroup -VirtualNetworkName myVnet -SubnetName default -Name myVm2 -Credential $login | Select Name, ProvisioningState
Get-AzVM
Get-AzVM -Status | Select Name, PowerState
Get-AzPublicIpAddress -Name myVm1 -ResourceGroupName myResourceGroup | Select IpAddress
$nic = Get-AzNetworkInterface -ResourceGroupName myResourceGroup -Name myVm1
$nic.IpConfigurations[0].PrivateIpAddress
Get-AzEffectiveRouteTable -NetworkInterfaceName myVm1 -ResourceGroupName myResourceGroup | Format-Table
Get-AzEffectiveRouteTable -NetworkInterfaceName myVm1 -ResourceGroupName myResourceGroup | select -First 1
dir -force
New-NetFirewallRule –DisplayName "Allow ICMPv4-In" –Protocol ICMPv4
$ip = (Get-AzPublicIpAddress -Name myVm1 -ResourceGroupName myResourceGroup).IpAddress
mstsc /v:$ip
wrong
Passw0rd-2024
hostname
ping 192.168.1.5
Test-NetConnection 192.168.1.5 -Port 3389
Test-NetConnection myVm2
mstsc /v:192.168.1.5
Passw0rd-2024
New-NetFirewallRule –DisplayName "Allow ICMPv4-In" –Protocol ICMPv4
Get-NetFirewallRule | Select DisplayName, Action
exit
ping 192.168.1.5
Test-NetConnection 192.168.1.5 -InformationLevel Quiet
exit
Stop-AzVM -ResourceGroupName myResourceGroup -Name myVm2 -Force
Get-AzVM -Status | ? PowerState -ne 'VM running' | Start-AzVM
az vm list --query "[].name" -o tsv | sort
Remove-AzResourceGroup myResourceGroup
n
Remove-AzResourceGroup -Name myResourceGroup -Force
Get-AzResourceGroup
