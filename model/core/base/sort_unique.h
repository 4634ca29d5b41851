#pragma once

#include <algorithm>
#include <vector>

namespace peerscape {

/// Sorts a list and takes out what is in it twice. O(n) of a list that is sorted already, else
/// O(n log n).
template<class T>
void sortUnique(std::vector<T>& list)
{
    if (!std::is_sorted(list.begin(), list.end()))
        std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

} // namespace peerscape
