#include "core/route/none_list.h"

#include "core/base/text.h"

#include <array>

namespace peerscape::route {

namespace {

struct Profile
{
    std::string_view id;
    std::string_view description;
    std::string_view prefixes; ///< Separated by spaces, in the returned order.
};

// The table of rule 2.4. Dated observations: add a profile rather than change one.
constexpr std::array kProfiles{
    Profile{"obs-2026", "21 prefixes, recorded in four regions in August 2026",
            "10.0.0.0/8 127.0.0.0/8 100.64.0.0/10 172.16.0.0/12 25.176.0.0/13 25.152.0.0/14 "
            "25.184.0.0/14 25.4.0.0/14 25.148.0.0/15 198.18.0.0/15 25.150.0.0/16 25.156.0.0/16 "
            "25.159.0.0/16 40.109.0.0/16 192.168.0.0/16 104.147.0.0/16 157.59.0.0/16 "
            "40.108.0.0/17 104.146.0.0/17 23.103.0.0/18 20.35.252.0/22"},
    Profile{"obs-learn", "18 prefixes, recorded for the exercise of the Learn module",
            "10.0.0.0/8 127.0.0.0/8 100.64.0.0/10 172.16.0.0/12 25.48.0.0/12 25.4.0.0/14 "
            "25.30.0.0/15 198.18.0.0/15 25.33.0.0/16 40.109.0.0/16 192.168.0.0/16 104.147.0.0/16 "
            "157.59.0.0/16 40.108.0.0/17 104.146.0.0/17 23.103.0.0/18 25.41.0.0/20 "
            "20.35.252.0/22"},
    Profile{"obs-netlab", "17 prefixes, recorded in a hub and spoke lab",
            "10.0.0.0/8 127.0.0.0/8 100.64.0.0/10 172.16.0.0/12 25.48.0.0/12 25.4.0.0/14 "
            "198.18.0.0/15 157.59.0.0/16 192.168.0.0/16 25.33.0.0/16 40.109.0.0/16 104.147.0.0/16 "
            "104.146.0.0/17 40.108.0.0/17 23.103.0.0/18 25.41.0.0/20 20.35.252.0/22"},
    Profile{"obs-2022", "15 prefixes, recorded in a route server lab",
            "10.0.0.0/8 100.64.0.0/10 25.48.0.0/12 25.4.0.0/14 198.18.0.0/15 157.59.0.0/16 "
            "192.168.0.0/16 25.33.0.0/16 40.109.0.0/16 104.147.0.0/16 40.108.0.0/17 "
            "104.146.0.0/17 23.103.0.0/18 25.41.0.0/20 20.35.252.0/22"},
    Profile{"obs-2021", "5 prefixes, recorded in 2021",
            "10.0.0.0/8 100.64.0.0/10 192.168.0.0/16 25.33.80.0/20 25.41.3.0/25"},
    Profile{"obs-2020", "3 prefixes, printed in the Learn module's own text",
            "10.0.0.0/8 100.64.0.0/10 192.168.0.0/16"},
    Profile{"doc-4", "4 prefixes, as Microsoft documents them",
            "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10"},
    Profile{"hidden", "none, as many recorded tables show", ""},
};

std::vector<net::Prefix> parseList(std::string_view text)
{
    std::vector<net::Prefix> prefixes;
    while (!text.empty()) {
        const std::size_t space = text.find(' ');
        if (const auto prefix = net::Prefix::parse(text.substr(0, space)))
            prefixes.push_back(*prefix);
        text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    }
    return prefixes;
}

} // namespace

std::span<const NoneList> noneLists()
{
    static const std::vector<NoneList> lists = [] {
        std::vector<NoneList> result;
        for (const Profile& profile : kProfiles)
            result.push_back({profile.id, profile.description, parseList(profile.prefixes)});
        return result;
    }();
    return lists;
}

const NoneList* findNoneList(std::string_view id)
{
    for (const NoneList& list : noneLists()) {
        if (equalsIgnoringCase(list.id, id))
            return &list;
    }
    return nullptr;
}

} // namespace peerscape::route
