#pragma once

#include "core/azure/document.h"

#include <QAbstractItemModel>
#include <QTimer>

#include <map>
#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

namespace peerscape::qtmodel {

/// A document as a tree: networks with their subnets, what stands in those, and their peerings;
/// then sites, connections, route tables and the rest by kind. The canvas's twin for people who use
/// the keyboard or do not see the picture. What stands under a node is fetched when somebody opens
/// it; updates touch only the objects that changed and are shown. While a search is shown, the tree
/// holds the objects found and what they stand in.
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

    /// Shows only what is added by `addFound`, until `showAll`.
    void showFound();
    void addFound(const std::vector<ObjectId>& ids);
    void showAll();
    [[nodiscard]] bool showsFound() const { return m_foundOnly; }

    /// Where an object is; invalid when it is not there or not fetched yet.
    [[nodiscard]] QModelIndex indexOf(ObjectId id) const;
    /// The same, fetching what it stands in first; while a search is shown nothing is fetched.
    QModelIndex reveal(ObjectId id);

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Node;

    void rebuild();
    void scanForLoose();
    [[nodiscard]] std::vector<ObjectId> childrenOf(const Node& node) const;
    [[nodiscard]] bool hasChildrenIn(const Node& node) const;
    [[nodiscard]] bool wantsHeading(Kind kind) const;
    std::unique_ptr<Node> makeNode(ObjectId id, Node* parent);
    /// Makes what stands under a node that is not in the tree yet.
    void fillNode(Node& node);
    /// The node of an object or heading, made with what it stands in where a search is shown.
    Node* parentFor(ObjectId id);
    Node* insertHeading(Kind kind);
    /// Inserts children that are not there yet, sorted; those that stand together come together.
    void insertNodes(Node* parent, const std::vector<ObjectId>& ids);
    /// Removes a node; with one whose object is gone from the document those behind it that are.
    void removeNode(Node* node);
    void forgetNodes(const Node& node);
    void fetch(Node* node);
    /// Shows an object as it is now, which stood in `before` or not. Gives the node under which it
    /// is to be inserted, if any.
    Node* refresh(const azure::Document& before, ObjectId id);
    void refreshHeadings();
    [[nodiscard]] QModelIndex indexOfNode(const Node* node) const;
    [[nodiscard]] static QString name(const azure::Document& document, ObjectId id);
    [[nodiscard]] static QString detail(const azure::Document& document, ObjectId id);
    [[nodiscard]] static QString headingText(Kind kind);

    azure::Document m_document;
    std::unique_ptr<Node> m_root;
    std::unordered_map<ObjectId, Node*> m_nodes;
    std::map<Kind, Node*> m_headings;
    /// Objects that could stand in others and do not; looked for a bit at a time after a reset.
    std::set<ObjectId> m_loose;
    ObjectId m_looseScanned; ///< The last one that was looked at; none: all were.
    QTimer m_scan;
    bool m_foundOnly = false;
    bool m_comesMuch = false; ///< The edit that is followed adds thousands of objects.
};

} // namespace peerscape::qtmodel
