#include "qt/numbered_tree.h"

namespace peerscape::qtmodel {

int NumberedTree::append(int parent)
{
    const int number = static_cast<int>(m_links.size());
    std::vector<int>& siblings =
        parent < 0 ? m_top : m_links[static_cast<std::size_t>(parent)].children;
    const int place = static_cast<int>(siblings.size());
    siblings.push_back(number);
    m_links.push_back({parent, place, {}});
    return number;
}

void NumberedTree::removeAll()
{
    m_links.clear();
    m_top.clear();
}

std::size_t NumberedTree::numberOf(const QModelIndex& index)
{
    return static_cast<std::size_t>(index.internalId());
}

QModelIndex NumberedTree::indexOfNumber(std::size_t number) const
{
    return createIndex(m_links[number].place, 0, static_cast<quintptr>(number));
}

const std::vector<int>& NumberedTree::childrenOf(const QModelIndex& parent) const
{
    return parent.isValid() ? m_links[numberOf(parent)].children : m_top;
}

QModelIndex NumberedTree::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       static_cast<quintptr>(childrenOf(parent)[static_cast<std::size_t>(row)]));
}

QModelIndex NumberedTree::parent(const QModelIndex& child) const
{
    const int above = child.isValid() ? m_links[numberOf(child)].parent : -1;
    return above < 0 ? QModelIndex() : indexOfNumber(static_cast<std::size_t>(above));
}

int NumberedTree::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(childrenOf(parent).size());
}

} // namespace peerscape::qtmodel
