/// How large an organisation a generator makes.
package struct OrganizationSize: Sendable {
  package var users = 2_000
  package var teams = 100
  package var teamSize = 20
  package var repositories = 300
  package var outsideCollaborators = 40
  package var organizationRoles = 1
  package var installations = 3

  package init() {}
}
