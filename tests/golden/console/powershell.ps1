# The exercise with PowerShell: networks, machines, peerings, effective routes.
New-AzResourceGroup -Name learn-rg -Location "North Europe"
$apps = New-AzVirtualNetworkSubnetConfig -Name Apps -AddressPrefix 10.1.1.0/24
$sales = New-AzVirtualNetwork `
    -ResourceGroupName learn-rg `
    -Name SalesVNet `
    -Location northeurope `
    -AddressPrefix 10.1.0.0/16 `
    -Subnet $apps
$sales
$marketing = New-AzVirtualNetwork -ResourceGroupName learn-rg -Name MarketingVNet -Location northeurope -AddressPrefix 10.2.0.0/16
Add-AzVirtualNetworkSubnetConfig -Name Apps -VirtualNetwork $marketing -AddressPrefix 10.2.1.0/24 | Out-Null
$marketing | Set-AzVirtualNetwork | Out-Null
$options = @{
    ResourceGroupName = 'learn-rg'
    Name = 'ResearchVNet'
    Location = 'westeurope'
    AddressPrefix = '10.3.0.0/16'
    Subnet = New-AzVirtualNetworkSubnetConfig -Name Data -AddressPrefix 10.3.1.0/24
}
$research = New-AzVirtualNetwork @options
Get-AzVirtualNetwork | Select Name, Location, ProvisioningState
Get-AzVirtualNetwork -ResourceGroupName learn-rg | ft Name, @{Name='Prefix'; Expression={$_.AddressSpace.AddressPrefixes}}, @{n='Subnets'; e={$_.Subnets.Count}}
get-azvirtualnetwork | where { $_.Location -eq 'westeurope' } | select -ExpandProperty Name
Get-AzVirtualNetwork | ? Location -eq northeurope | Measure | select Count
$sales.Id
$sales.Subnets[0].Id
"The first prefix is $($sales.AddressSpace.AddressPrefixes[0]) of $sales.Name"
Add-AzVirtualNetworkPeering -Name SalesVNet-To-MarketingVNet -VirtualNetwork $sales -RemoteVirtualNetworkId $marketing.Id
Add-AzVirtualNetworkPeering -Name MarketingVNet-To-SalesVNet -VirtualNetwork $marketing -RemoteVirtualNetworkId $sales.Id | Select PeeringState, PeeringSyncLevel
Add-AzVirtualNetworkPeering -Name MarketingVNet-To-ResearchVNet -VirtualNetwork $marketing -RemoteVirtualNetworkId $research.Id | Select PeeringState
Add-AzVirtualNetworkPeering -Name ResearchVNet-To-MarketingVNet -VirtualNetwork $research -RemoteVirtualNetworkId $marketing.Id -AllowForwardedTraffic | Select PeeringState
Get-AzVirtualNetworkPeering -ResourceGroupName learn-rg -VirtualNetworkName MarketingVNet | Select Name, PeeringState
$link = Get-AzVirtualNetworkPeering -ResourceGroupName learn-rg -VirtualNetworkName ResearchVNet -Name ResearchVNet-To-MarketingVNet
$link.AllowForwardedTraffic = $false
Set-AzVirtualNetworkPeering -VirtualNetworkPeering $link | fl Name, AllowForwardedTraffic
# Errors.
Get-azcommand vm
Get-AzVirtualNetwork -ResourceGroupName learn-rg -Name nope
Get-AzVirtualNetwork -Bogus 1
Get-AzVirtualNetworkPeering -ResourceGroupName learn-rg
Add-AzVirtualNetworkPeering -Name again -VirtualNetwork $sales -RemoteVirtualNetworkId $marketing.Id
Add-AzVirtualNetworkPeering -Name text -VirtualNetwork SalesVNet -RemoteVirtualNetworkId $marketing.Id
New-AzVirtualNetwork -Res learn-rg -Na x -L northeurope -Address 10.9.0.5/16
New-AzBastion -Name b
1 / 0
Get-AzVM -Nam
$?
Get-Command *AzVM*
Get-Help Get-AzEffectiveRouteTable
