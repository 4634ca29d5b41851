#pragma once

#include "core/azure/document.h"

#include <QAbstractItemModel>

#include <memory>
#include <unordered_map>
#include <vector>

namespace peerscape::qtmodel {

/// A document as a tree: networks with their subnets, what stands in those, and their peerings;
/// then sites, connections, route tables and the rest by kind. The canvas's twin for people who use
/// the keyboard or do not see the picture. Updates touch only the objects that changed.
class OutlineModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        ObjectRole = Qt::UserRole + 1 /* quint32 of the ObjectId, 0 for a heading */,
        KindRole
    };

    explicit OutlineModel(QObject* parent = nullptr);
    ~OutlineModel() override;

    void setDocument(const azure::Document& document);
    void update(const azure::Document& document, const azure::ChangeSet& changes);

    [[nodiscard]] QModelIndex indexOf(ObjectId id) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Node;

    [[nodiscard]] Node* parentNodeOf(ObjectId id);
    Node* headingFor(Kind kind);
    void insertNode(ObjectId id);
    void removeNode(ObjectId id);
    void removeHeadingIfEmpty(Node* node);
    [[nodiscard]] QModelIndex indexOfNode(const Node* node) const;
    [[nodiscard]] QString name(ObjectId id) const;
    [[nodiscard]] QString detail(ObjectId id) const;
    [[nodiscard]] static QString headingText(Kind kind);

    azure::Document m_document;
    std::unique_ptr<Node> m_root;
    std::unordered_map<ObjectId, Node*> m_nodes;
    std::unordered_map<int, Node*> m_headings;
    std::vector<ObjectId>
        m_orphans;        ///< Taken out with what they stood in; put back at the end of an update.
    bool m_quiet = false; ///< While resetting, rows come without signals of their own.
};

} // namespace peerscape::qtmodel
