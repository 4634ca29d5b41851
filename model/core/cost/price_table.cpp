#include "core/cost/price_table.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::cost {

namespace {

constexpr std::size_t kDecimals = 6;

bool areDigits(std::string_view text)
{
    return !text.empty()
           && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

Price parsePrice(std::string_view text)
{
    const std::size_t dot = text.find('.');
    const std::string_view whole = text.substr(0, dot);
    const std::string_view decimals =
        dot == std::string_view::npos ? std::string_view("0") : text.substr(dot + 1);
    if (!areDigits(whole) || whole.size() > 3 || !areDigits(decimals)
        || decimals.size() > kDecimals)
        return std::nullopt;
    Money price = 0;
    for (const char digit : whole)
        price = price * 10 + (digit - '0');
    for (std::size_t i = 0; i < kDecimals; ++i)
        price = price * 10 + (i < decimals.size() ? decimals[i] - '0' : 0);
    return price <= kMostPerGigabyte ? Price(price) : std::nullopt;
}

std::string priceText(Money price)
{
    std::string text = fmt::format("{}.{:06}", price / kWhole, price % kWhole);
    const std::size_t twoDecimals = text.size() - kDecimals + 2;
    text.erase(std::max(text.find_last_not_of('0') + 1, twoDecimals));
    return text;
}

std::string moneyText(Money sum)
{
    constexpr Money kCent = kWhole / 100;
    const Money cents = sum / kCent + (sum % kCent >= kCent / 2 ? 1 : 0);
    return fmt::format("{}.{:02}", cents / 100, cents % 100);
}

bool isDate(std::string_view text)
{
    const auto number = [&](std::size_t at) {
        return (text[at] - '0') * 10 + (text[at + 1] - '0');
    };
    if ((text.size() != 7 && text.size() != 10) || text[4] != '-' || !areDigits(text.substr(0, 4))
        || !areDigits(text.substr(5, 2)) || number(5) < 1 || number(5) > 12)
        return false;
    return text.size() == 7
           || (text[7] == '-' && areDigits(text.substr(8)) && number(8) >= 1 && number(8) <= 31);
}

} // namespace peerscape::cost
